package io.fastnpc.lists;

import io.fastnpc.json.RawJson;

/**
 * Rows of a list for who reads them at once.
 *
 * @param items the rows as a JSON array
 * @param complete whether these are all that was asked for: rows that take much may not have fitted
 */
public record Excerpt(RawJson items, boolean complete) {}
