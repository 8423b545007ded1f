package io.fastnpc.brake;

import io.fastnpc.overload.TooManyAttempts;
import java.time.Duration;

/** There were too many wrong passwords before; this one was not tried. */
public final class Braked extends TooManyAttempts {
  private static final long serialVersionUID = 1;

  Braked(Duration pause) {
    super(pause);
  }
}
