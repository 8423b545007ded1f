package io.fastnpc.audit;

import java.util.Optional;

/**
 * A row of the audit.
 *
 * @param id larger than that of every row which was stored before
 * @param createdAt when it happened, in seconds since 1970
 * @param kind the name of a {@link Kind}, of this release or of another
 * @param userId who did it; absent: nobody that is known
 * @param username their name at that time
 * @param subjectId whose account or data it concerns, if not their own
 * @param detail what it concerns; may be empty
 * @param count how often it happened in the minute that began then, or of a refusal without address
 *     in ten minutes; of a clearing, how many entries
 * @param address the client's address; empty: unknown, or of many
 * @param worker the worker that has noted it
 */
public record Entry(
    long id,
    long createdAt,
    String kind,
    Optional<Integer> userId,
    Optional<String> username,
    Optional<Integer> subjectId,
    String detail,
    long count,
    String address,
    String worker) {}
