package io.fastnpc.faults;

import io.fastnpc.faults.checker.History;
import io.fastnpc.faults.checker.OrderLog;
import io.fastnpc.faults.checker.Verdict;
import io.fastnpc.faults.nemesis.Fault;
import io.fastnpc.faults.nemesis.InjectedFault;
import io.fastnpc.faults.nemesis.Nemesis;
import io.fastnpc.faults.workload.Clients;
import io.fastnpc.faults.workload.Meter;
import io.fastnpc.faults.workload.SystemUnderTest;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * One run: the servers, the clients, fault after fault, and the verdict.
 *
 * @param war the application
 * @param seed decides what happens, as far as processes let themselves be decided
 * @param news takes a line when something happens
 */
record Run(Path war, long seed, Consumer<String> news) {
  /** Injects {@code faults} one after the other and judges what clients saw. */
  Report with(Iterator<Fault> faults) throws Exception {
    try (SystemUnderTest system = SystemUnderTest.start(war)) {
      History history = new History();
      Meter meter = new Meter(system);
      Clients clients = new Clients(system, history);
      Nemesis nemesis = new Nemesis(system, clients, history, meter, seed);
      List<InjectedFault> injected;
      try {
        clients.start(seed);
        injected = nemesis.inject(faults, news);
        clients.finish();
        clients.readEverything();
      } finally {
        clients.stop();
      }
      OrderLog log = system.orderLog();
      Verdict verdict =
          Verdict.of(
              history.attempts(),
              log.entries(),
              nemesis::bindsFrom,
              nemesis.lostFences(),
              log.lost());
      return new Report(
          history.attempts(),
          injected,
          verdict,
          meter.total(),
          nemesis.evictions(),
          nemesis.lostFences().count());
    }
  }
}
