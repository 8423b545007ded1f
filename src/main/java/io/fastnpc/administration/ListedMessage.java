package io.fastnpc.administration;

/**
 * A message between a user and a character.
 *
 * @param id the message's id
 * @param role who says it: {@code user}, {@code assistant}
 * @param content what is said
 * @param createdAt when, in seconds since 1970
 */
public record ListedMessage(long id, String role, String content, long createdAt) {}
