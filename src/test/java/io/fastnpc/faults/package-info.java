/**
 * The fault test: two workers, PostgreSQL and Redis as real processes under random readers and
 * writers, while one fault after the other is injected; afterwards the history is checked for reads
 * that were older than they may be. Begin reading at {@link io.fastnpc.faults.Run}.
 *
 * <p>The packages use each other in one direction: {@code nemesis} → {@code workload} → {@code
 * checker}; {@code control} is what the test must catch.
 *
 * <p>The words, here and in the exploration ({@code io.fastnpc.cache.explore}):
 *
 * <ul>
 *   <li><em>operation</em>: one call of a client; <em>attempt</em>: an operation and its answer, if
 *       there was one; <em>history</em>: all attempts
 *   <li><em>observation</em>: what an answered operation showed of one key; <em>version</em>: one
 *       of the values that a key has had in the database
 *   <li><em>fault</em>: something that is broken and mended; <em>nemesis</em>: injects the faults
 *   <li><em>judge</em>: compares observations with versions; <em>violation</em>: an observation
 *       that the promise excludes: <em>stale</em> (older than an acknowledged write),
 *       <em>backwards</em> (older than an earlier read), <em>uncommitted</em>, or <em>lost</em> (an
 *       acknowledged write that the database has not); the exploration, which sees every step, also
 *       finds <em>outdated</em> (older than a commit that nobody has acknowledged yet) and
 *       <em>kept</em> (still old when everything has come to rest); <em>verdict</em>: all
 *       violations
 * </ul>
 */
@NullMarked
package io.fastnpc.faults;

import org.jspecify.annotations.NullMarked;
