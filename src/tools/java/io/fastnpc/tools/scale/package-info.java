/**
 * An installation with very many users as a measurement: what each statement of the application
 * reads, how long pages and maintenance take, what fits into Redis. {@code mvn -q -DskipTests
 * package exec:java@scale} prints its tables.
 */
@NullMarked
package io.fastnpc.tools.scale;

import org.jspecify.annotations.NullMarked;
