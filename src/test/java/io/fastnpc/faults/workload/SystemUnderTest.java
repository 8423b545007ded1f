package io.fastnpc.faults.workload;

import io.fastnpc.faults.checker.OrderLog;
import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.RestClient;
import io.fastnpc.tools.servers.SignedIn;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The installation that is tested, and the users in it.
 *
 * @param installation the servers
 * @param workers the two workers, each with a way to Redis of its own
 * @param orderLog the order of the commits, as the database notes it
 * @param users the users with the hot keys
 * @param changing a user whose password changes
 * @param admin an administrator
 */
public record SystemUnderTest(
    Installation installation,
    List<Worker> workers,
    OrderLog orderLog,
    List<SignedIn> users,
    SignedIn changing,
    RestClient admin)
    implements AutoCloseable {
  private static final int WORKERS = 2;
  private static final int USERS = 3;

  /** Starts everything with {@code war} on the workers. */
  public static SystemUnderTest start(Path war) throws SQLException {
    Installation installation = Installation.ofWorkers(WORKERS).war(war).proxied().start();
    List<Worker> workers =
        IntStream.range(0, WORKERS)
            .mapToObj(
                index ->
                    new Worker(
                        installation.workers().get(index), installation.proxies().get(index)))
            .toList();
    OrderLog orderLog = new OrderLog(installation.postgres().dataSource());
    orderLog.install();
    URI first = installation.address(0);
    RestClient admin = SignedIn.asAdministrator(first).client();
    List<SignedIn> users =
        IntStream.range(0, USERS).mapToObj(index -> SignedIn.as("user", first)).toList();
    for (SignedIn user : users) {
      user.client().post("/api/characters", Map.of("role", Client.HERO));
      for (String name : Client.NAMES) {
        orderLog.begin(Keys.id(user.id(), name), CharacterCalls.NO_ID);
        orderLog.begin(Keys.profile(user.id(), name), CharacterCalls.NO_PROFILE);
      }
    }
    SignedIn changing = SignedIn.as("changing", first);
    return new SystemUnderTest(installation, workers, orderLog, users, changing, admin);
  }

  /** Ends all servers. */
  @Override
  public void close() {
    installation.close();
  }
}
