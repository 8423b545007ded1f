package io.fastnpc.security;

/**
 * The facts about a user that a session depends on.
 *
 * @param id the user's id
 * @param username the name they log in with
 * @param admin whether they administer the application
 * @param tokenEpoch moves when the password changes or admin rights end; tokens of an older epoch
 *     are void
 */
public record Account(int id, String username, boolean admin, long tokenEpoch) {}
