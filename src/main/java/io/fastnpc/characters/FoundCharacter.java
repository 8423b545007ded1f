package io.fastnpc.characters;

import io.fastnpc.cache.cdi.CacheKey;

/**
 * The row that an {@link AskedName} stands for.
 *
 * @param id the row's id
 * @param name the row's name, by which the cache knows it
 */
public record FoundCharacter(int id, @CacheKey("name") CharacterName name) {}
