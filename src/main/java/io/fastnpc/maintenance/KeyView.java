package io.fastnpc.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.cache.administration.Inspection.State;
import java.util.List;
import java.util.Optional;

/**
 * What one key holds, for an administrator.
 *
 * @param key as it is spelled in Redis, without the prefix
 * @param cache the cache it belongs to
 * @param state what kind of thing it holds
 * @param ttlMillis its remaining life; absent: it holds nothing, or has no end
 * @param bytes what it takes of Redis's memory
 * @param plainBytes what the value has inflated; absent: it is not compressed
 * @param value the value, if there is one; a text where it is no JSON, or longer than is shown
 * @param why the reason why no value is answered from here now
 * @param expected what keys of the cache look like, where this is none of them; of all caches,
 *     where there is no such cache
 * @param asked the key that was asked for, where the application writes it otherwise and {@code
 *     key} is how
 * @param at when Redis was asked, in epoch milliseconds
 * @param worker the worker that asked
 * @param near whether that worker would answer from a copy in its own memory
 */
public record KeyView(
    String key,
    String cache,
    State state,
    Optional<Long> ttlMillis,
    long bytes,
    Optional<Long> plainBytes,
    Optional<JsonNode> value,
    Why why,
    List<String> expected,
    Optional<String> asked,
    long at,
    String worker,
    boolean near) {

  /** Why a key's value is not answered from the cache. */
  public enum Why {
    /** It is. */
    CACHED,
    /** Nobody has read it since it was written or cleared, or expired, or Redis evicted it. */
    NOT_READ,
    /** A reader is loading it. */
    BEING_LOADED,
    /** A write to it is being committed, or its writer died less than a fence's life ago. */
    BEING_WRITTEN,
    /** What it holds cannot be read; the next read replaces it. */
    UNREADABLE,
    /** The application has no cache of that name. */
    UNKNOWN_CACHE,
    /** Keys of that cache have other parts. */
    WRONG_PARTS,
    /** A part is the id of something, and is no number. */
    NOT_A_NUMBER,
    /** A part is a number that no id can be. */
    NO_ID,
    /** The answering worker does not use the cache now; its state says why. */
    WORKER_WITHOUT_TRUST
  }
}
