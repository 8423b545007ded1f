package io.fastnpc.users;

import org.jspecify.annotations.Nullable;

/**
 * What a user may set; null stands for what the product decides.
 *
 * @param defaultModel the language model
 * @param ctxMaxChat the budget of the session's memory in characters
 * @param ctxMaxStm the budget of short-term memory in characters
 * @param ctxMaxLtm the budget of long-term memory in characters
 * @param profile how the user introduces themselves to characters
 * @param maxGroupReplyRounds how often characters may answer each other in a group
 */
public record UserSettings(
    @Nullable String defaultModel,
    @Nullable Integer ctxMaxChat,
    @Nullable Integer ctxMaxStm,
    @Nullable Integer ctxMaxLtm,
    @Nullable String profile,
    int maxGroupReplyRounds) {}
