package io.fastnpc.faults.workload;

import io.fastnpc.faults.checker.ValuePattern;
import io.fastnpc.faults.workload.Call.Unanswered;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.SignedIn;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A user who changes the password over and over, and whose earlier sessions must be refused.
 *
 * <p>A session carries the account's epoch: where it is accepted, that was the epoch; where it is
 * refused, the epoch was another one, or the session had been ended in it. One thread changes, many
 * may look.
 */
final class Revocations {
  private static final int REMEMBERED = 3;

  private final int user;
  private final String username;

  /** The latest first; which one is in force is unknown after a change that was not answered. */
  private final Deque<String> passwords = new ArrayDeque<>(List.of(SignedIn.PASSWORD));

  private volatile List<Session> sessions = List.of();
  private int changes;

  Revocations(SignedIn user) {
    this.user = user.id();
    this.username = user.username();
  }

  /** Checks whether one of the latest sessions, which must exist, is accepted by {@code worker}. */
  Call look(RestClient worker, Random random) {
    List<Session> known = sessions;
    Session session = known.get(random.nextInt(known.size()));
    return Call.read(
        "GET /auth/me with session " + session,
        () -> {
          var answer =
              Http.answer(
                  () ->
                      worker.send(
                          "GET", "/auth/me", BodyPublishers.noBody(), "Cookie", session.cookie()),
                  200,
                  401);
          return shows(answer.status() == 200 ? session.accepted() : session.refused());
        });
  }

  /** Whether there is a session to look at. */
  boolean begun() {
    return !sessions.isEmpty();
  }

  /** Logs in with whichever password is in force. */
  Call logIn(URI worker) {
    return Call.read(
        "POST /auth/login",
        () -> {
          RestClient browser = RestClient.at(worker);
          for (String candidate : List.copyOf(passwords)) {
            Map<String, String> body = Map.of("username", username, "password", candidate);
            var answer = Http.answer(() -> browser.postPatiently("/auth/login", body), 200, 401);
            if (answer.status() == 200) {
              isInForce(candidate);
              return shows(remember(answer).accepted());
            }
          }
          throw new Unanswered("status 401 for every password");
        });
  }

  /** Changes the password with the latest session. */
  Call change(URI worker) {
    String known = passwords.getFirst();
    String wanted = "secret number " + ++changes;
    passwords.addFirst(wanted);
    Session session = sessions.get(sessions.size() - 1);
    return Call.write(
        "PUT /api/me/password",
        shows(session.refused()),
        () -> {
          String body =
              "{\"old_password\":\"%s\",\"new_password\":\"%s\"}".formatted(known, wanted);
          var answer =
              Http.answer(
                  () ->
                      RestClient.at(worker)
                          .send(
                              "PUT",
                              "/api/me/password",
                              BodyPublishers.ofString(body),
                              "Cookie",
                              session.cookie()),
                  200);
          return shows(remember(answer).accepted());
        });
  }

  private void isInForce(String password) {
    passwords.remove(password);
    passwords.addFirst(password);
    while (passwords.size() > REMEMBERED) {
      passwords.removeLast();
    }
  }

  private Map<String, ValuePattern> shows(ValuePattern epoch) {
    return Map.of(Keys.epoch(user), epoch);
  }

  private Session remember(RestClient.Answer answer) {
    String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
    Session session = Session.of(cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';')));
    sessions =
        Stream.concat(
                sessions.stream().skip(Math.max(0, sessions.size() - REMEMBERED + 1)),
                Stream.of(session))
            .toList();
    return session;
  }
}
