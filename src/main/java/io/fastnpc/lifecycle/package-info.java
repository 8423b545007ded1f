/**
 * The beginning and the end of a worker: its port opens when the application answers, a start that
 * fails ends the process, and a process that is told to end finishes what it has begun.
 */
@NullMarked
package io.fastnpc.lifecycle;

import org.jspecify.annotations.NullMarked;
