package io.fastnpc.tools.attack;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How the requests of a wave were answered. Thread-safe. */
final class Tally {
  /** The kinds of answers, in the order of the table. */
  enum Answer {
    SUCCESS("2xx, 3xx"),
    REFUSED("4xx"),
    OVERLOAD("429, 503"),
    SERVER_ERROR("other 5xx"),
    /** A refusal of the container, before any code of ours. */
    BARE("without a body"),
    CLOSED("closed"),
    SILENT("silent");

    private final String title;

    Answer(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  private final Map<Answer, LongAdder> counts = new ConcurrentHashMap<>();

  /** Counts an answer to a request of {@code method}. */
  void count(String method, Reply reply) {
    int status = reply.status();
    if (status < 400) {
      count(Answer.SUCCESS);
    } else if (status == 429 || status == 503) {
      count(Answer.OVERLOAD);
    } else if (status >= 500 && status != 505) {
      count(Answer.SERVER_ERROR);
    } else {
      count(reply.body().isBlank() && !method.equals("HEAD") ? Answer.BARE : Answer.REFUSED);
    }
  }

  void count(Answer answer) {
    counts.computeIfAbsent(answer, any -> new LongAdder()).increment();
  }

  /** How many were {@code answer}. */
  long of(Answer answer) {
    return Optional.ofNullable(counts.get(answer)).map(LongAdder::sum).orElse(0L);
  }

  /** How many there were. */
  long total() {
    return counts.values().stream().mapToLong(LongAdder::sum).sum();
  }
}
