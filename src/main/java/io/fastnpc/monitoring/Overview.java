package io.fastnpc.monitoring;

import io.fastnpc.cache.fleet.Event;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * All that an administrator sees at one glance. Moments are epoch milliseconds, times of reads are
 * microseconds, sizes are bytes.
 *
 * @param at when it was put together
 * @param complete whether Redis answered, so that the figures are those of all workers; otherwise
 *     they are the answering worker's own
 * @param redis the cache's server
 * @param postgres the database's server
 * @param workers those that are alive, the answering one first
 * @param total all caches together
 * @param caches each cache by its name
 * @param history the last hour in equal steps, oldest first
 * @param events what happened lately, newest first
 * @param warnings what needs a look, most urgent first
 */
public record Overview(
    long at,
    boolean complete,
    Redis redis,
    Postgres postgres,
    List<Worker> workers,
    Figures total,
    SortedMap<String, Cache> caches,
    List<Sample> history,
    List<Event> events,
    List<Warning> warnings) {

  /** What needs a look. */
  public enum Warning {
    /** PostgreSQL does not answer: nothing works. */
    POSTGRES_DOWN,
    /** Redis does not answer: all reads go to the database, and figures are one worker's. */
    REDIS_DOWN,
    /** A writer could not reach Redis; nobody reads the cache for some seconds. */
    SUSPENDED,
    /** Redis restarted or failed over; nobody reads it until it is safe. */
    QUARANTINE,
    /** A worker does not use the cache, for another reason; its row says which. */
    WORKER_WITHOUT_TRUST,
    /** The cache is switched off on a worker. */
    SWITCHED_OFF,
    /** Redis uses nine tenths of the memory it may use. */
    MEMORY_NEARLY_FULL,
    /** Redis has removed entries for lack of memory. */
    MEMORY_EVICTIONS,
    /** Nothing but accounts has been read yet. */
    NOTHING_YET
  }

  /**
   * The cache's server; zeros and empty texts where it is not {@code up}.
   *
   * @param up whether it answered
   * @param pingMicros how long its answer took
   */
  public record Redis(
      boolean up,
      long pingMicros,
      String version,
      String runId,
      String role,
      long uptimeSeconds,
      long clients,
      long keys,
      long usedMemory,
      long peakMemory,
      long maxMemory,
      String memoryPolicy,
      long evictedKeys,
      long expiredKeys,
      long keyspaceHits,
      long keyspaceMisses) {}

  /**
   * The database's server; zeros and empty texts where it is not {@code up}.
   *
   * @param up whether it answered
   * @param pingMicros how long its answer took
   * @param connections connections to this database
   * @param maxConnections the server's bound for all databases
   * @param size bytes of this database
   */
  public record Postgres(
      boolean up,
      long pingMicros,
      String version,
      long uptimeSeconds,
      long connections,
      long maxConnections,
      long size) {}

  /**
   * One worker.
   *
   * @param name host and process
   * @param answering whether it is the one that put this together
   * @param state {@code TRUSTED}, or why it does not use the cache: the name of a {@code Bypass}
   * @param redisAnswers whether Redis answered its last call
   * @param startedAt when it started
   * @param seenAt when it told this
   */
  public record Worker(
      String id,
      String name,
      String host,
      long pid,
      String version,
      boolean answering,
      String state,
      boolean redisAnswers,
      long startedAt,
      long seenAt,
      long heapUsed,
      long heapMax,
      Figures figures) {}

  /**
   * One cache.
   *
   * @param ttlSeconds how long a value lives; absent: until it changes
   * @param absentTtlSeconds how long "there is none" lives; absent: that is not kept
   * @param entries its keys in Redis; absent while Redis is down
   * @param bytes their size in Redis; absent while Redis is down
   * @param exact whether {@code entries} is counted rather than estimated
   */
  public record Cache(
      String name,
      Optional<Long> ttlSeconds,
      Optional<Long> absentTtlSeconds,
      Optional<Long> entries,
      Optional<Long> bytes,
      boolean exact,
      Figures figures) {}

  /**
   * What happened since the last reset.
   *
   * @param reads all reads: hits, misses and bypasses
   * @param hits reads that Redis answered
   * @param hitRate the part of hits in hits and misses, 0 to 1
   * @param bypassed all bypasses
   * @param bypasses reads that did not ask the cache, by reason: the name of a {@code Bypass}
   * @param fills values stored
   * @param refusedFills values not stored because something had changed meanwhile
   * @param evictions keys made stale by writes
   * @param negativeHits hits that said that there is no such thing
   * @param errors entries that could not be read or written, calls to Redis that failed
   * @param stampedesAvoided reads answered by the load of another reader
   * @param queriesSaved reads answered without asking PostgreSQL
   */
  public record Figures(
      long reads,
      long hits,
      long misses,
      double hitRate,
      long bypassed,
      SortedMap<String, Long> bypasses,
      long fills,
      long refusedFills,
      long evictions,
      long negativeHits,
      long errors,
      long stampedesAvoided,
      long queriesSaved,
      Times hitTime,
      Times loadTime) {}

  /**
   * How long something took, in microseconds, within one per cent.
   *
   * @param count how often it was measured; 0: the others mean nothing
   */
  public record Times(long count, long p50, long p95, long p99) {}

  /**
   * What happened in one step of the history; a step in which nothing happened is there with zeros.
   *
   * @param at its beginning
   * @param seconds its length
   */
  public record Sample(
      long at,
      int seconds,
      long reads,
      long hits,
      long misses,
      long bypasses,
      long evictions,
      long errors,
      Times hitTime,
      Times loadTime) {}
}
