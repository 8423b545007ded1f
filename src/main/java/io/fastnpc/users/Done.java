package io.fastnpc.users;

/**
 * The answer of a call that has nothing else to say.
 *
 * @param ok always true; what fails answers with an error
 */
public record Done(boolean ok) {}
