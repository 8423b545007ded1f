package io.fastnpc.security;

import java.time.Instant;
import java.util.Optional;

/**
 * A session that was used, as the list of its account shows it.
 *
 * @param userId whose session it is
 * @param id what it is called in the list, which tells nothing of its token
 * @param epoch the account's epoch at log-in; absent: the existing back end began the session
 * @param createdAt when it began, in seconds since 1970
 * @param endsAt when it is over whatever is renewed, in seconds since 1970
 * @param seenAt when it was used
 * @param address where that request came from
 * @param agent what the browser called itself; empty: nothing
 */
public record OpenSession(
    int userId,
    String id,
    Optional<Long> epoch,
    long createdAt,
    long endsAt,
    Instant seenAt,
    String address,
    String agent) {}
