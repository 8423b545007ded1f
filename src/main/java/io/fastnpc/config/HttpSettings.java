package io.fastnpc.config;

import java.util.Set;

/**
 * What the REST side accepts.
 *
 * @param maxBodyBytes the longest request body in bytes
 * @param corsOrigins the origins that may call with credentials, such as {@code
 *     https://app.example}
 */
public record HttpSettings(int maxBodyBytes, Set<String> corsOrigins) {}
