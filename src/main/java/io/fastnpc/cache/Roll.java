package io.fastnpc.cache;

import java.util.Set;

/**
 * Who must hear of an announcement, as Redis knew when it was made.
 *
 * @param registry the name of the registry, which is another one when it was lost in between;
 *     empty: there was none of this incarnation
 * @param workers the names of the workers that keep copies
 */
public record Roll(String registry, Set<String> workers) {}
