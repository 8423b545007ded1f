package io.fastnpc.cache;

import java.util.Optional;

/**
 * The state of a worker's cache at one moment.
 *
 * @param standing whether reads use it, and if not, why
 * @param trusted the incarnation of Redis that reads use; absent where they use none
 * @param storeAnswers false from a call that Redis failed or refused until a poll is answered
 * @param refusal what Redis refused, if that is why it counts as not answering
 */
public record State(
    Standing standing,
    Optional<Incarnation> trusted,
    boolean storeAnswers,
    Optional<Refusal> refusal) {}
