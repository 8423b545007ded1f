package io.fastnpc.brake;

/**
 * Something whose failures are counted, such as an account.
 *
 * @param subject its name among all such things, of ASCII letters, digits, {@code -} and {@code _}
 * @param pace how fast failures may come
 */
public record Metered(String subject, Pace pace) {}
