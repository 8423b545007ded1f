package io.fastnpc.history;

import java.util.UUID;

/**
 * A worker from its start to its end.
 *
 * @param id another one after each start
 * @param name by which an operator can find it
 * @param version of the application
 * @param startedAt in milliseconds since 1970
 */
public record WorkerLife(UUID id, String name, String version, long startedAt) {}
