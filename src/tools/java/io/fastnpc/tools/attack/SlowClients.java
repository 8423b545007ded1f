package io.fastnpc.tools.attack;

import io.fastnpc.tools.attack.Tally.Answer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Clients that send a part of a request and then nothing, all at once: half of them never end the
 * head, the others the body. Each must be told or cut off within the patience of the plan; until
 * then others are served.
 */
record SlowClients() implements Wave {
  private static final String HALF_A_HEAD = "GET /auth/me HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";

  private static final String HALF_A_BODY =
      "POST /auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
          + "Content-Length: 50\r\n\r\n{";

  @Override
  public String name() {
    return "slow clients";
  }

  @Override
  public void attack(Field field, Tally tally) throws Exception {
    List<Wire> wires = new ArrayList<>();
    try {
      for (int client = 0; client < field.plan().slowClients() * field.workers(); client++) {
        for (String part : List.of(HALF_A_HEAD, HALF_A_BODY)) {
          Wire wire = new Wire(field.worker(client));
          wires.add(wire);
          wire.send(part.getBytes(StandardCharsets.US_ASCII));
        }
      }
      long end = System.nanoTime() + field.plan().patience().toNanos();
      for (Wire wire : wires) {
        await(wire, Duration.ofNanos(end - System.nanoTime()), field.findings(), tally);
      }
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  private static void await(Wire wire, Duration patience, Findings findings, Tally tally) {
    try {
      wire.patience(patience);
      Optional<Reply> reply = wire.reply("POST");
      if (reply.isEmpty()) {
        tally.count(Answer.CLOSED);
      } else {
        tally.count("POST", reply.get());
        for (Rule rule : Judge.broken(Shot.Audience.REST, "POST", reply.get())) {
          findings.add(rule, reply.get() + " to a slow client");
        }
      }
    } catch (SocketTimeoutException held) {
      tally.count(Answer.SILENT);
      findings.add(Rule.NO_HELD_CONNECTION, "a slow client is connected still");
    } catch (IOException closed) {
      tally.count(Answer.CLOSED);
    }
  }
}
