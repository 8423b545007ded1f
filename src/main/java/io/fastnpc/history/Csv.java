package io.fastnpc.history;

import io.fastnpc.history.HistoryAnswer.Step;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A history as a table for spreadsheets; all that is in it are moments and numbers. */
final class Csv {
  private static final String HEAD =
      "at,seconds,reads,hits,misses,bypassed,coalesced,evictions,errors";

  private Csv() {}

  /** The steps of {@code answer}, each on a line, with its moment in UTC. */
  static String of(HistoryAnswer answer) {
    return Stream.concat(
            Stream.of(HEAD), answer.items().stream().map(step -> line(step, answer.stepSeconds())))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String line(Step step, int seconds) {
    return Stream.of(
            Instant.ofEpochMilli(step.at()),
            seconds,
            step.reads(),
            step.hits(),
            step.misses(),
            step.bypassed(),
            step.coalesced(),
            step.evictions(),
            step.errors())
        .map(Object::toString)
        .collect(Collectors.joining(","));
  }
}
