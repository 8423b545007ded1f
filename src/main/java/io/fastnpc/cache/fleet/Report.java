package io.fastnpc.cache.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fastnpc.cache.statistics.Tally;
import java.util.SortedMap;

/**
 * What a worker reports about itself. Workers of other releases read its form in Redis.
 *
 * @param id the worker's id; another one after it was taken for gone
 * @param number grows with every report under this id
 * @param epoch the reset that {@code tallies} are counted from
 * @param name host and port
 * @param pid the process id
 * @param version of the application
 * @param standing whether it uses the cache, and if not, why
 * @param redisAnswers whether Redis answered its last call
 * @param startedAtMillis when the process started, since the epoch
 * @param atMillis when it reported this, since the epoch
 * @param heapUsedBytes what its heap holds
 * @param heapMaxBytes what its heap may hold
 * @param tallies all that happened under this id since that reset, never a difference: a lost
 *     report loses nothing
 */
public record Report(
    String id,
    long number,
    long epoch,
    String name,
    String host,
    long pid,
    String version,
    @JsonProperty("state") ReportedStanding standing,
    boolean redisAnswers,
    @JsonProperty("startedAt") long startedAtMillis,
    @JsonProperty("at") long atMillis,
    @JsonProperty("heapUsed") long heapUsedBytes,
    @JsonProperty("heapMax") long heapMaxBytes,
    SortedMap<String, Tally> tallies) {}
