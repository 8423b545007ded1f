package io.fastnpc.faults.checker;

/**
 * What one operation that was answered showed of one key at some moment between its beginning and
 * its end.
 *
 * @param operation the operation
 * @param key the key
 * @param seen what a read returned, or what a write made of the key
 */
public record Observation(Operation operation, String key, ValuePattern seen) {}
