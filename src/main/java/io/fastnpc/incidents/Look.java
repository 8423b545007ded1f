package io.fastnpc.incidents;

import io.fastnpc.cache.Refusal;
import io.fastnpc.cache.Standing;
import java.util.List;
import java.util.Optional;

/**
 * What one worker knows at one moment.
 *
 * @param nanos the moment, on its monotonic clock
 * @param standing whether it uses the cache, and if not, why
 * @param refusal what Redis refuses it
 * @param redis the {@code run_id} of the Redis that its reads use; absent where they use none
 * @param postgresAnswers whether PostgreSQL has just answered
 * @param silent the workers that fell silent
 * @param harm what it has counted
 * @param turnedAway how many of the failed answers turned somebody away for lack of room
 */
record Look(
    long nanos,
    Standing standing,
    Optional<Refusal> refusal,
    Optional<String> redis,
    boolean postgresAnswers,
    List<String> silent,
    Harm harm,
    long turnedAway) {}
