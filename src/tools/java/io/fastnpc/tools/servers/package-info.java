/**
 * Real servers as child processes, for the tests and for the development launcher: PostgreSQL,
 * Redis and Payara Micro workers that can be stopped, killed, paused and started again.
 */
@NullMarked
package io.fastnpc.tools.servers;

import org.jspecify.annotations.NullMarked;
