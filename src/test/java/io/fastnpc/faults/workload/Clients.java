package io.fastnpc.faults.workload;

import io.fastnpc.faults.checker.Attempt;
import io.fastnpc.faults.checker.History;
import io.fastnpc.tools.servers.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Readers and writers at every worker, which make one call after the other until stopped. */
public final class Clients {
  private static final int READERS = 4;
  private static final int WRITERS = 2;
  private static final int REVOCATION_SHARE = 20;

  private final SystemUnderTest system;
  private final History history;
  private final Revocations revocations;
  private final AtomicLong numbers = new AtomicLong();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> tasks = new ArrayList<>();
  private volatile boolean stopping;

  /** Prepares clients that add their attempts to {@code history}. */
  public Clients(SystemUnderTest system, History history) {
    this.system = system;
    this.history = history;
    this.revocations = new Revocations(system.changing());
  }

  /** What a client repeats. */
  @FunctionalInterface
  private interface Turn {
    void run(Random random) throws InterruptedException;
  }

  /** Starts the clients. */
  public void start(long seed) {
    Worker first = system.workers().get(0);
    revocations.logIn(first.address()).make(history, first.name());
    for (Worker worker : system.workers()) {
      List<Client> clients = clients(worker);
      RestClient stranger = RestClient.at(worker.address());
      for (int reader = 0; reader < READERS; reader++) {
        begin(seed, random -> read(worker, clients, stranger, random));
      }
      for (int writer = 0; writer < WRITERS; writer++) {
        begin(seed, random -> write(worker, clients, random));
      }
    }
    begin(seed, this::revoke);
  }

  private List<Client> clients(Worker worker) {
    return system.users().stream().map(user -> Client.of(user, worker, numbers)).toList();
  }

  private void begin(long seed, Turn turn) {
    Random random = new Random(seed + tasks.size());
    tasks.add(
        threads.submit(
            () -> {
              while (!stopping) {
                turn.run(random);
              }
              return null;
            }));
  }

  private void read(Worker worker, List<Client> clients, RestClient stranger, Random random)
      throws InterruptedException {
    Pauses.between(2, 20, random);
    Client client = clients.get(random.nextInt(clients.size()));
    make(
        random.nextInt(REVOCATION_SHARE) == 0
            ? revocations.look(stranger, random)
            : client.read(random),
        worker);
  }

  private void write(Worker worker, List<Client> clients, Random random)
      throws InterruptedException {
    Pauses.between(20, 120, random);
    make(clients.get(random.nextInt(clients.size())).write(random), worker);
  }

  /** Changes a password every few seconds; each costs a quarter of a second of processor time. */
  private void revoke(Random random) throws InterruptedException {
    Pauses.between(2_000, 6_000, random);
    Worker worker = system.workers().get(random.nextInt(system.workers().size()));
    if (!make(revocations.change(worker.address()), worker).answered()) {
      make(revocations.logIn(worker.address()), worker);
    }
  }

  private Attempt make(Call call, Worker worker) throws InterruptedException {
    Attempt attempt = call.make(history, worker.name());
    if (!attempt.answered()) {
      Pauses.millis(100); // a dead worker refuses thousands of calls a second
    }
    return attempt;
  }

  /** A value that was never written before. */
  public String freshValue() {
    return Long.toString(numbers.incrementAndGet());
  }

  /** Starts one write of settings at {@code worker} whose commit waits at a barrier. */
  public void heldWrite(Worker worker, int userIndex) {
    Client client = clients(worker).get(userIndex);
    Call call = client.settings().write(freshValue() + SettingsCalls.HELD);
    tasks.add(threads.submit(() -> call.make(history, worker.name())));
  }

  /** Reads every key once at every worker, after the clients have finished. */
  public void readEverything() {
    for (Worker worker : system.workers()) {
      for (Client client : clients(worker)) {
        List<Function<String, Call>> ofName =
            List.of(client.characters()::readId, client.characters()::readProfile);
        List<String> names = new ArrayList<>(Client.NAMES);
        names.add(Client.HERO);
        names.forEach(
            name -> ofName.forEach(read -> read.apply(name).make(history, worker.name())));
        client.settings().read().make(history, worker.name());
        client.settings().readName().make(history, worker.name());
        client.characters().readList().make(history, worker.name());
      }
    }
  }

  /** Stops the clients and waits for their calls. @throws ExecutionException if one broke down */
  public void finish() throws InterruptedException, ExecutionException, TimeoutException {
    stop();
    for (Future<?> task : tasks) {
      task.get(2, TimeUnit.MINUTES);
    }
  }

  /** Stops the clients without waiting for their calls. */
  public void stop() {
    stopping = true;
    threads.shutdown();
  }
}
