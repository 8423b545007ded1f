package io.fastnpc.tools.load;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.Server;
import io.fastnpc.tools.servers.Usage;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures all endpoints. Repetitions are rounds over all of them, so that other load on the
 * machine affects all alike.
 *
 * @param installation the installation
 * @param generator sends the requests
 * @param plan what is measured
 * @param cookies the cookies of the users
 */
record Measurements(
    Installation installation, Generator generator, Plan plan, List<String> cookies) {

  Table take(PrintStream progress) {
    for (Endpoint endpoint : plan.endpoints()) {
      int max = plan.connections().stream().mapToInt(Integer::intValue).max().orElseThrow();
      generator.send(endpoint.requests(cookies), ports(), max, plan.warmUp());
    }
    List<Measurement> all = new ArrayList<>();
    for (int round = 1; round <= plan.repetitions(); round++) {
      for (Endpoint endpoint : plan.endpoints()) {
        for (int connections : plan.connections()) {
          Measurement taken = measure(endpoint, connections);
          progress.printf("%d. %s%n", round, taken);
          all.add(taken);
        }
      }
    }
    return Table.of(all);
  }

  private Measurement measure(Endpoint endpoint, int connections) {
    List<Request> requests = endpoint.requests(cookies);
    List<Usage> before = usages();
    LoadResult result = generator.send(requests, ports(), connections, plan.duration());
    List<Usage> after = usages();
    List<Double> seconds =
        IntStream.range(0, after.size())
            .mapToObj(i -> after.get(i).cpuSeconds() - before.get(i).cpuSeconds())
            .toList();
    int workers = installation.workers().size();
    return new Measurement(
        endpoint.name(),
        connections,
        result,
        seconds.subList(0, workers).stream().mapToDouble(Double::doubleValue).sum(),
        seconds.get(workers),
        seconds.get(workers + 1),
        after.subList(0, workers).stream().map(Usage::residentMebibytes).toList());
  }

  /** The usage of each worker, then of Redis, then of PostgreSQL. */
  private List<Usage> usages() {
    List<Server> servers = new ArrayList<>(installation.workers());
    servers.add(installation.redis());
    servers.add(installation.postgres());
    return servers.stream().map(server -> Usage.of(server.control().pid())).toList();
  }

  private List<Integer> ports() {
    return installation.workers().stream().map(Server::port).toList();
  }
}
