package io.fastnpc.cache.fleet;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.fastnpc.cache.Standing;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A worker's standing by the name that it told. A worker of another release may tell a name that
 * this release does not know; such a worker is not trusted, and everything else it told still
 * counts.
 *
 * @param name the name of a {@link Standing}, in this release or in another
 */
public record ReportedStanding(@JsonValue String name) {
  /** The name of {@code standing}. */
  public static ReportedStanding of(Standing standing) {
    return new ReportedStanding(standing.name());
  }

  @JsonCreator
  static ReportedStanding parse(String name) {
    return new ReportedStanding(name);
  }

  /** The standing; absent: this release does not know it. */
  public Optional<Standing> known() {
    return Stream.of(Standing.values()).filter(this::is).findFirst();
  }

  /** Whether it is {@code standing}. */
  public boolean is(Standing standing) {
    return name.equals(standing.name());
  }
}
