package io.fastnpc.config;

import java.util.Set;

/**
 * Limits of HTTP requests.
 *
 * @param maxBodyBytes the maximum size of a request body in bytes
 * @param corsOrigins the origins that may call with credentials, such as {@code
 *     https://app.example}
 */
public record HttpSettings(int maxBodyBytes, Set<String> corsOrigins) {}
