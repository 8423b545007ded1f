/**
 * The product's own scenarios as measurements: a chat turn, a hundred people online, an outage of
 * Redis, what profiles cost in it. {@code mvn -q -DskipTests package exec:java@scenarios} prints
 * their tables.
 */
@NullMarked
package io.fastnpc.tools.scenarios;

import org.jspecify.annotations.NullMarked;
