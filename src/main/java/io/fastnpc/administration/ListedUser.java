package io.fastnpc.administration;

/**
 * A user in a list.
 *
 * @param id the user's id
 * @param username the name, of any characters
 * @param createdAt when the account was made, in seconds since 1970
 * @param isAdmin 1 for an administrator, else 0
 */
public record ListedUser(int id, String username, long createdAt, int isAdmin) {}
