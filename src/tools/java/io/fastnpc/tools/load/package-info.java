/**
 * What requests cost over HTTP: throughput, latency and processor time under load. {@code mvn -q
 * -DskipTests package exec:java@load} prints the table.
 */
@NullMarked
package io.fastnpc.tools.load;

import org.jspecify.annotations.NullMarked;
