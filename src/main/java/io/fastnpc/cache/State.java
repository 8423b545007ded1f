package io.fastnpc.cache;

import java.util.Optional;

/**
 * The state of a worker's cache at one moment.
 *
 * @param standing whether reads use it, and if not, why
 * @param trusted the incarnation of Redis that reads use; absent where they use none
 * @param storeAnswers false from a call that Redis failed until a poll is answered
 */
public record State(Standing standing, Optional<Incarnation> trusted, boolean storeAnswers) {}
