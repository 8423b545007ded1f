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
 * Clients that send a part of a request and then nothing, all at once. Each must be told or cut off
 * within the patience of the plan; until then others are served.
 *
 * @param name for people
 * @param part what each sends
 */
record SlowClients(String name, String part) implements Wave {
  /** They never end the head. */
  static SlowClients withHalfHeads() {
    return new SlowClients("slow heads", "GET /auth/me HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
  }

  /** They announce a body and send its first byte. */
  static SlowClients withHalfBodies() {
    return new SlowClients(
        "slow bodies",
        "POST /auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: 50\r\n\r\n{");
  }

  @Override
  public void attack(Field field, Tally tally) throws Exception {
    List<Wire> wires = new ArrayList<>();
    try {
      for (int client = 0; client < field.plan().slowClients() * field.workers(); client++) {
        Wire wire = new Wire(field.worker(client));
        wires.add(wire);
        wire.send(part.getBytes(StandardCharsets.US_ASCII));
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

  private void await(Wire wire, Duration patience, Findings findings, Tally tally) {
    try {
      wire.patience(patience);
      Optional<Reply> reply = wire.reply("POST");
      if (reply.isEmpty()) {
        tally.count(Answer.CLOSED);
      } else {
        tally.count("POST", reply.get());
        for (Rule rule : Judge.broken(Shot.Audience.REST, "POST", reply.get())) {
          findings.add(rule, reply.get() + " to one of the " + name);
        }
      }
    } catch (SocketTimeoutException held) {
      tally.count(Answer.SILENT);
      findings.add(Rule.NO_HELD_CONNECTION, "one of the " + name + " is connected still");
    } catch (IOException closed) {
      tally.count(Answer.CLOSED);
    }
  }
}
