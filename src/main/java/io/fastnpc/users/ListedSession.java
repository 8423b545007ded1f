package io.fastnpc.users;

/**
 * An open session in the list of its account.
 *
 * @param id what it is called there
 * @param createdAt when it began, in seconds since 1970
 * @param lastSeen when it was used last, to five minutes, in seconds since 1970
 * @param address where the log-in came from
 * @param agent what the browser called itself; empty: nothing
 * @param current whether it is the one that asks
 */
public record ListedSession(
    String id, long createdAt, long lastSeen, String address, String agent, boolean current) {}
