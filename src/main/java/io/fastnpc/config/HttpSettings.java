package io.fastnpc.config;

import java.time.Duration;
import java.util.Set;

/**
 * Limits of HTTP requests.
 *
 * @param maxBodyBytes the maximum size of a request body in bytes
 * @param bodyTimeout how long a request body may take to arrive
 * @param corsOrigins the origins that may call with credentials, such as {@code
 *     https://app.example}
 */
public record HttpSettings(int maxBodyBytes, Duration bodyTimeout, Set<String> corsOrigins) {
  /** The variable that lists {@code corsOrigins} under the existing product's name for it. */
  public static final String FRONTEND_ORIGIN = "FASTNPC_FRONTEND_ORIGIN";
}
