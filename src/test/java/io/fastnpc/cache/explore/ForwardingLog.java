package io.fastnpc.cache.explore;

import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.InvalidationLog;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.Position;
import java.util.List;
import java.util.Optional;

/** Another log, parts of which a rule breaks. */
abstract class ForwardingLog implements InvalidationLog {
  private final InvalidationLog real;

  /** All of {@code real} at first. */
  ForwardingLog(InvalidationLog real) {
    this.real = real;
  }

  @Override
  public Reading read(Optional<Position> position, Incarnation sighted) throws LogUnavailable {
    return real.read(position, sighted);
  }

  @Override
  public List<String> unkeptLimits() throws LogUnavailable {
    return real.unkeptLimits();
  }

  @Override
  public void repair() throws LogUnavailable {
    real.repair();
  }
}
