package io.fastnpc.incidents;

import java.time.Instant;
import java.util.Optional;

/**
 * Which incidents somebody asks for.
 *
 * @param kind with this one anywhere in the chain; absent: any
 * @param lasting those that last only
 * @param from not those that were over before this
 * @param to not those that began after this
 * @param worker seen by this worker, or about it; absent: by any
 * @param before those that come after this place; absent: from the newest on
 * @param limit how many at most
 */
public record IncidentSearch(
    Optional<Kind> kind,
    boolean lasting,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> worker,
    Optional<Place> before,
    int limit) {
  /** The largest limit. */
  public static final int MAX_LIMIT = 500;

  /** The newest, whatever they are. */
  public static IncidentSearch newest(int limit) {
    return new IncidentSearch(
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        limit);
  }

  /** Checks the limit. */
  public IncidentSearch {
    if (limit < 1 || limit > MAX_LIMIT + 1) {
      throw new IllegalArgumentException("a limit from 1 to " + MAX_LIMIT + ", not " + limit);
    }
  }

  /** The same with one more, to know whether there is a next page. */
  IncidentSearch andOneMore() {
    return new IncidentSearch(kind, lasting, from, to, worker, before, limit + 1);
  }

  /**
   * A place in the list.
   *
   * @param at when the incident there began, in milliseconds since 1970
   * @param id its id
   */
  public record Place(long at, long id) {
    /** Reads {@link #text}; absent: it is none. */
    public static Optional<Place> parse(String text) {
      if (!text.matches("[0-9]{1,15}-[0-9]{1,18}")) {
        return Optional.empty();
      }
      String[] parts = text.split("-", 2);
      return Optional.of(new Place(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
    }

    /** For addresses. */
    public String text() {
      return at + "-" + id;
    }
  }
}
