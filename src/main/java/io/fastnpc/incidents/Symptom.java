package io.fastnpc.incidents;

/**
 * Something that is wrong at one moment, as one worker sees it.
 *
 * @param kind what sort of thing
 * @param subject what it concerns where there may be several at a time; else empty
 * @param reason more of it, such as a worker's standing; may be empty
 * @param since when it began, in nanoseconds of the worker's monotonic clock
 * @param until when it showed last, likewise
 */
record Symptom(Kind kind, String subject, String reason, long since, long until) {}
