package io.fastnpc.cache;

import java.util.List;
import java.util.Map;

/**
 * What a poll heard of the other workers.
 *
 * @param registry the name of the registry
 * @param counts the sign of life of each worker in it, its own included
 * @param stream the name of the stream of announcements; another one: some may have been lost
 * @param first the number of its oldest announcement
 * @param last the number of its latest
 * @param announcements those after the number asked for, oldest first
 */
public record Hearing(
    String registry,
    Map<String, Long> counts,
    String stream,
    long first,
    long last,
    List<Announcement> announcements) {}
