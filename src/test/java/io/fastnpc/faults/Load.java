package io.fastnpc.faults;

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

/** The clients: readers and writers at every worker, who never stop asking. */
final class Load {
  private static final int READERS = 4;
  private static final int WRITERS = 2;
  private static final int REVOCATION_SHARE = 20;

  private final Cluster cluster;
  private final History history;
  private final Revocations revocations;
  private final AtomicLong numbers = new AtomicLong();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> tasks = new ArrayList<>();
  private volatile boolean stopping;

  Load(Cluster cluster, History history) {
    this.cluster = cluster;
    this.history = history;
    this.revocations = new Revocations(cluster.changing());
  }

  /** A thing that a client does again and again. */
  @FunctionalInterface
  private interface Turn {
    void run(Random random) throws InterruptedException;
  }

  /** Lets the clients begin. */
  void start(long seed) {
    history.make(revocations.logIn(cluster.workers().get(0).address()), "worker 1");
    for (Worker worker : cluster.workers()) {
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
    return cluster.users().stream().map(user -> Client.of(user, worker, numbers)).toList();
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
    Worker worker = cluster.workers().get(random.nextInt(cluster.workers().size()));
    if (!make(revocations.change(worker.address()), worker).answered()) {
      make(revocations.logIn(worker.address()), worker);
    }
  }

  private Attempt make(Call call, Worker worker) throws InterruptedException {
    Attempt attempt = history.make(call, worker.name());
    if (!attempt.answered()) {
      Pauses.millis(100); // a dead worker refuses thousands of calls a second
    }
    return attempt;
  }

  /** A value that was never written before. */
  String freshValue() {
    return Long.toString(numbers.incrementAndGet());
  }

  /** One settings write at {@code worker} whose commit a {@link Hold} keeps waiting. */
  void heldWrite(Worker worker, int userIndex) {
    Client client = clients(worker).get(userIndex);
    Call call = client.settings().write(freshValue() + SettingsCalls.HELD);
    tasks.add(threads.submit(() -> history.make(call, worker.name())));
  }

  /** Every key once more at every worker, when all is quiet. */
  void readEverything() {
    for (Worker worker : cluster.workers()) {
      for (Client client : clients(worker)) {
        List<Function<String, Call>> ofName =
            List.of(client.characters()::readId, client.characters()::readProfile);
        List<String> names = new ArrayList<>(Client.NAMES);
        names.add(Client.HERO);
        names.forEach(
            name -> ofName.forEach(read -> history.make(read.apply(name), worker.name())));
        history.make(client.settings().read(), worker.name());
        history.make(client.settings().readName(), worker.name());
        history.make(client.characters().readList(), worker.name());
      }
    }
  }

  /** Lets every client finish its call. @throws ExecutionException if one broke down */
  void finish() throws InterruptedException, ExecutionException, TimeoutException {
    stop();
    for (Future<?> task : tasks) {
      task.get(2, TimeUnit.MINUTES);
    }
  }

  /** Tells the clients to stop. */
  void stop() {
    stopping = true;
    threads.shutdown();
  }
}
