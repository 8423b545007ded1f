package io.fastnpc.tools.load;

import java.time.Duration;
import java.util.List;

/** Sends requests as fast as they are answered; its {@code toString} names it for people. */
interface Generator {
  /**
   * Sends any of {@code requests}, over and over.
   *
   * @param ports where the workers listen; connections are shared among them
   * @param connections how many requests are under way at any moment
   * @param duration for how long, in whole seconds
   */
  LoadResult send(List<Request> requests, List<Integer> ports, int connections, Duration duration);
}
