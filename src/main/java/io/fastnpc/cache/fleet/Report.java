package io.fastnpc.cache.fleet;

import io.fastnpc.cache.statistics.Tally;
import java.util.SortedMap;

/**
 * What a worker tells of itself.
 *
 * @param id the worker's; another one after it was taken for gone
 * @param number grows with every report under this id
 * @param epoch the reset that {@code tallies} are counted from
 * @param state {@code TRUSTED}, or the name of the {@code Bypass} that says why not
 * @param redisAnswers whether Redis answered its last call
 * @param startedAt in epoch milliseconds
 * @param at when it told this, in epoch milliseconds
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
    String state,
    boolean redisAnswers,
    long startedAt,
    long at,
    long heapUsed,
    long heapMax,
    SortedMap<String, Tally> tallies) {}
