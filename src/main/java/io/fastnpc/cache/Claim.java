package io.fastnpc.cache;

import java.time.Duration;
import java.util.Optional;

/**
 * What PostgreSQL knows for and against the incarnation that a poll has sighted.
 *
 * @param latest who reigns, or reigned last before the vacancy; absent: nobody yet, as far as is
 *     known
 * @param reigned whether the sighted one has ever reigned
 * @param unconfirmed how long it is since a worker last confirmed that it reaches the latest
 * @param held whether the vacancy shall last a while longer, so that an epoch which writers end
 *     again and again does not start as often
 * @param edition the edition of the protocol that all connected workers know
 */
public record Claim(
    Optional<Incarnation> latest,
    boolean reigned,
    Duration unconfirmed,
    boolean held,
    int edition) {}
