package io.fastnpc.users;

import org.jspecify.annotations.Nullable;

/**
 * The settings of a user; null leaves the choice to the product.
 *
 * @param defaultModel the language model
 * @param ctxMaxChat the budget of the session's memory in characters
 * @param ctxMaxStm the budget of short-term memory in characters
 * @param ctxMaxLtm the budget of long-term memory in characters
 * @param profile how the user introduces themselves to characters
 * @param maxGroupReplyRounds the maximum number of rounds in which characters of a group answer
 *     each other
 */
public record UserSettings(
    @Nullable String defaultModel,
    @Nullable Integer ctxMaxChat,
    @Nullable Integer ctxMaxStm,
    @Nullable Integer ctxMaxLtm,
    @Nullable String profile,
    int maxGroupReplyRounds) {}
