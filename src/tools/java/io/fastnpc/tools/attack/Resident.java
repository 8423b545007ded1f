package io.fastnpc.tools.attack;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.RestClient.Answer;
import io.fastnpc.tools.servers.SignedIn;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A user who reads and writes at all workers in turn, and knows what must be there. Used by one
 * thread.
 */
final class Resident {
  private static final String CHARACTER = "friend";
  private static final String PROFILE = "/api/characters/" + CHARACTER + "/profile";
  private static final String CONTEXT = "/api/chat/" + CHARACTER + "/context";

  private final String name;
  private final List<RestClient> workers;
  private final Findings findings;
  private final LongConsumer nanos;
  private final Register settings = new Register();
  private final Register memories = new Register();

  /** A new user; {@code nanos} takes how long each answer took. */
  Resident(int number, Installation installation, Findings findings, LongConsumer nanos) {
    SignedIn user = SignedIn.as("resident", installation.address(number));
    this.name = user.username();
    this.workers =
        IntStream.range(0, installation.workers().size())
            .mapToObj(worker -> user.client().on(installation.address(worker)))
            .toList();
    this.findings = findings;
    this.nanos = nanos;
    user.client().post("/api/characters", Map.of("role", CHARACTER));
    write(settings, value -> user.client().put("/api/me/settings", Map.of("profile", value)));
    write(memories, value -> remember(user.client(), value));
  }

  /** Makes one call. */
  void turn(Random random) {
    RestClient worker = workers.get(random.nextInt(workers.size()));
    switch (random.nextInt(10)) {
      case 0 -> write(settings, value -> worker.put("/api/me/settings", Map.of("profile", value)));
      case 1 -> write(memories, value -> remember(worker, value));
      case 2, 3, 4 -> read(settings, "/settings/profile", () -> worker.get("/api/me/settings"));
      case 5, 6, 7 -> read(memories, "/短期记忆/0", () -> worker.get(PROFILE));
      default -> {
        Answer answer = call("GET", () -> worker.get(CONTEXT));
        check(settings, answer, "/settings/profile");
        check(memories, answer, "/profile/短期记忆/0");
      }
    }
  }

  private static Answer remember(RestClient worker, String value) {
    String path = "/api/characters/" + CHARACTER + "/memories";
    return worker.put(path, Map.of("short_term", List.of(value)));
  }

  /** A call that writes a value. */
  private interface Write {
    Answer make(String value);
  }

  private void write(Register register, Write write) {
    String value = Long.toString(register.next());
    if (call("PUT", () -> write.make(value)).status() == 200) {
      register.acknowledged();
    }
  }

  private void read(Register register, String pointer, Supplier<Answer> read) {
    check(register, call("GET", read), pointer);
  }

  private void check(Register register, Answer answer, String pointer) {
    if (answer.status() == 200 && !register.allows(answer.body().at(pointer).asLong(-1))) {
      String seen = answer.body().at(pointer).toString();
      findings.add(
          Rule.NO_STALE_READ, name + " read " + seen + " at " + pointer + ", not " + register);
    }
  }

  /** An answer of status 0 where there was none. */
  private Answer call(String method, Supplier<Answer> call) {
    long began = System.nanoTime();
    try {
      Answer answer = call.get();
      nanos.accept(System.nanoTime() - began);
      judge(method, answer);
      return answer;
    } catch (UncheckedIOException none) {
      findings.add(Rule.RESIDENTS_ARE_SERVED, none.getCause() + ": " + none.getMessage());
      return new Answer(0, "", java.net.http.HttpHeaders.of(Map.of(), (a, b) -> true));
    }
  }

  private void judge(String method, Answer answer) {
    Reply reply = Residents.reply(answer);
    for (Rule rule : Judge.broken(Shot.Audience.REST, method, reply)) {
      findings.add(rule, reply + " to a resident");
    }
    if (answer.status() != 200 && answer.status() < 429) {
      findings.add(Rule.RESIDENTS_ARE_SERVED, reply + " to " + name);
    }
  }
}
