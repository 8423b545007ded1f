package io.fastnpc.tools.attack;

import io.fastnpc.tools.attack.Shot.Framing;
import io.fastnpc.tools.attack.Tally.Answer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends shots to one worker and judges the answers. Used by one thread. */
final class Gun implements AutoCloseable {
  /** For the end of what a server may wait for. */
  private static final Duration UNCLEAR = Duration.ofSeconds(1);

  /** Follows a shot that a server might take for two: then there are three answers. */
  private static final byte[] SENTINEL =
      "GET /auth/me HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final URI worker;
  private final Findings findings;
  private final Tally tally;
  private @Nullable Wire kept;

  Gun(URI worker, Findings findings, Tally tally) {
    this.worker = worker;
    this.findings = findings;
    this.tally = tally;
  }

  void fire(Shot shot) {
    boolean reused = kept != null && shot.framing() == Framing.KEPT;
    try {
      Optional<Reply> reply = exchange(shot);
      if (reply.isEmpty() && reused) {
        reply = exchange(shot); // it had closed the old connection meanwhile, as it may
      }
      reply.ifPresentOrElse(found -> judge(shot, found), () -> tally.count(Answer.CLOSED));
    } catch (SocketTimeoutException silence) {
      drop();
      tally.count(Answer.SILENT);
      if (shot.framing() == Framing.KEPT) {
        findings.add(Rule.ANSWER_OR_CLOSE, "no answer to " + shot.excerpt());
      }
    } catch (IOException gone) {
      drop();
      tally.count(Answer.CLOSED);
      findings.add(Rule.ANSWER_OR_CLOSE, gone.getMessage() + " after " + shot.excerpt());
    }
  }

  private void judge(Shot shot, Reply reply) {
    tally.count(shot.method(), reply);
    for (Rule rule : Judge.broken(shot.audience(), shot.method(), reply)) {
      if (rule != Rule.NO_EMPTY_SUCCESS || !shot.isLeftToProxy()) {
        findings.add(rule, reply + " to " + shot.excerpt());
      }
    }
  }

  /** Empty if the connection was closed instead. @throws ConnectException if nobody listens */
  private Optional<Reply> exchange(Shot shot) throws IOException {
    if (shot.framing() == Framing.KEPT) {
      return keep(shot);
    }
    try (Wire wire = new Wire(worker)) {
      wire.patience(UNCLEAR);
      try {
        wire.send(shot.bytes());
        if (shot.framing() == Framing.CUT) {
          wire.sendNoMore();
        } else {
          wire.send(SENTINEL);
        }
      } catch (IOException closedAlready) {
        // Its answer may be there all the same.
      }
      Optional<Reply> first = answer(wire, shot.method());
      if (first.isPresent() && shot.framing() == Framing.LAST) {
        countAnswers(wire, shot);
      }
      return first;
    }
  }

  private void countAnswers(Wire wire, Shot shot) throws IOException {
    int answers = 1;
    while (answers <= 2 && answer(wire, "GET").isPresent()) {
      answers++;
    }
    if (answers > 2) {
      findings.add(Rule.NO_SMUGGLING, "three answers to two requests: " + shot.excerpt());
    }
  }

  private Optional<Reply> keep(Shot shot) throws IOException {
    Wire wire = kept == null ? new Wire(worker) : kept;
    kept = wire;
    try {
      wire.send(shot.bytes());
    } catch (IOException closedAlready) {
      // Its answer may be there all the same.
    }
    Optional<Reply> reply = answer(wire, shot.method());
    if (reply.isEmpty() || reply.get().closes()) {
      drop();
    }
    return reply;
  }

  /** Empty if the connection ends before the answer does. */
  private static Optional<Reply> answer(Wire wire, String method) throws SocketTimeoutException {
    try {
      return wire.reply(method);
    } catch (SocketTimeoutException silence) {
      throw silence;
    } catch (IOException closed) {
      return Optional.empty();
    }
  }

  private void drop() {
    try {
      close();
    } catch (IOException alreadyGone) {
      // There is nothing to end.
    }
  }

  @Override
  public void close() throws IOException {
    if (kept != null) {
      kept.close();
      kept = null;
    }
  }
}
