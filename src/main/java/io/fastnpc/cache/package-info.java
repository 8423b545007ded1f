/**
 * The cache protocol: reads through Redis that are never older than the database, and writes that
 * every worker sees before their caller is told of success.
 *
 * <p>Begin with {@link io.fastnpc.cache.Cache}, whose verbs are all that the application calls.
 * Behind it, package-private, the arrows point one way:
 *
 * <pre>
 * Cache ─ read ─────────► ReadThrough ─► Trust, NearCopies ─► Raises
 *                             ├─► Misses ─► Flight
 *                             ├─► Steps ◄─ Misses      Steps ─► Circuit ─► Trust
 *                             └─► Bypasses
 *       ─ beforeCommit ─► Fences ─► Circuit, Vacancies, Enders, Announcer
 *       ─ poll ─────────► LogFollower ─► Trust, Circuit, Attendance, Succession ─► Vacancies
 *                                     └─► CopiesFollower ─► NearCopies
 *       ─ withdraw ─────► Withdrawals ─► Announcer ─► NearCopies, Registry, Acknowledgements
 *       ─ ears ─────────► Attendance ─► NearCopies, Registry     Acknowledgements
 *
 * Steps, Fences, LogFollower ─► Store            the port to Redis
 * NearCopies ─────────────────► Shelf            the port to this worker's memory
 * Fences, Attendance ─────────► Neighbours       the port to the other workers
 * LogFollower ────────────────► InvalidationLog  the port to PostgreSQL's log
 * Succession, Enders ─────────► Epochs           the port to PostgreSQL's word on who reigns
 * Fences ─────────────────────► Committing       a writer's own transaction
 * Misses, Bypasses, Fences, LogFollower, Trust ─► Time   the port to the clock
 * </pre>
 *
 * <p>{@code Trust} says whether reads may use Redis. {@code LogFollower} alone grants it, {@code
 * Circuit} ends it when Redis fails, {@code Succession} says which incarnation may have it: a
 * change of the rules by which Redis is believed touches these four. A change of what stands
 * between a read and Redis touches {@code ReadThrough}, {@code NearCopies} and {@code Steps}; a
 * change of what surrounds a commit touches {@code Fences}, and of what workers tell each other
 * {@code Announcer} and {@code Attendance}. For each rule the exploration ({@code explore/Rule},
 * {@code explore/Scenario} in the tests) has a switch that takes it away and shows what goes wrong.
 *
 * <p>Beside it lie {@code statistics} (what is counted; knows nothing of the protocol), {@code
 * administration} (what an administrator may ask and do), {@code redis} and {@code postgres} (the
 * ports' adapters), {@code near} (the shelf of copies), {@code fleet} (what workers tell each
 * other), {@code insight} (what is noticed about single keys) and {@code cdi} (the annotations and
 * the wiring). Nothing in this package knows any of them but {@code statistics}.
 *
 * <p>Out of scope: which methods are cached and under which keys ({@code cdi}), how values look
 * ({@code Codec}), who may clear what, and any container, Redis client or JDBC. Only the JDK and
 * JSpecify are used here.
 *
 * <p>Nothing is null unless it says {@code @Nullable}; absence is {@code Optional}. The glossary at
 * the end of the {@code README.md} in this folder explains the terms.
 */
@NullMarked
package io.fastnpc.cache;

import org.jspecify.annotations.NullMarked;
