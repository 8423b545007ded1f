package io.fastnpc.faults;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;

/** One run: the servers, the clients, fault after fault, and the judgement. */
final class Run {
  private static final int OVERLAPPING_PER_CENT = 20;

  private final Path war;
  private final long seed;
  private final Consumer<String> news;
  private final List<Happened> happened = new ArrayList<>();

  /**
   * A run of {@code war}.
   *
   * @param seed decides what happens, as far as processes let themselves be decided
   * @param news takes a line when something happens
   */
  Run(Path war, long seed, Consumer<String> news) {
    this.war = war;
    this.seed = seed;
    this.news = news;
  }

  /** Lets {@code faults} happen one after the other and judges what clients saw. */
  Report with(Iterator<Fault> faults) throws Exception {
    try (Cluster cluster = Cluster.start(war)) {
      History history = new History();
      Losses losses = new Losses();
      OutsideWrites outside = new OutsideWrites(cluster.postgres().dataSource(), history);
      Evictor evictor = new Evictor(cluster.redis().port(), history, losses);
      Meter meter = new Meter(cluster);
      Lives lives = new Lives(cluster.workers(), meter);
      Snapshots snapshots = new Snapshots(cluster.redis());
      Load load = new Load(cluster, history);
      try {
        load.start(seed);
        Random random = new Random(seed);
        Stage stage = new Stage(cluster, load, history, evictor, lives, outside, snapshots, random);
        awaitServing(lives, meter);
        snapshots.take();
        breakThings(stage, faults, meter);
        lives.awaitAll();
        awaitServing(lives, meter);
        load.finish();
        load.readEverything();
      } finally {
        load.stop();
      }
      OrderLog log = cluster.orderLog();
      Judgement judgement =
          Judgement.of(history.attempts(), log.entries(), outside::bindsFrom, losses, log.lost());
      return new Report(
          history.attempts(), happened, judgement, meter.total(), evictor.count(), losses.count());
    }
  }

  private void breakThings(Stage stage, Iterator<Fault> faults, Meter meter) throws Exception {
    Random evictions = new Random(seed);
    Thread evicting = new Thread(() -> stage.evictor().run(evictions), "evictions");
    evicting.start();
    try {
      while (faults.hasNext()) {
        happen(faults.next(), stage, meter);
      }
    } finally {
      evicting.interrupt();
      evicting.join();
    }
  }

  private void happen(Fault fault, Stage stage, Meter meter) throws Exception {
    if (fault.needsAllWorkers()) {
      stage.lives().awaitAll();
    }
    long began = stage.history().now();
    news.accept("%7.1f s  %s".formatted(began / 1e9, fault));
    String hurt = fault.happen(stage);
    long ended = stage.history().now();
    boolean overlapping = stage.random().nextInt(100) < OVERLAPPING_PER_CENT;
    OptionalLong served = OptionalLong.empty();
    if (!overlapping) {
      awaitServing(stage.lives(), meter);
      served = OptionalLong.of(stage.history().now());
    }
    happened.add(new Happened(fault, hurt, began, ended, served));
    stage.pause(100, 2_000);
    if (served.isPresent() && stage.random().nextInt(3) == 0) {
      stage.snapshots().take();
    }
  }

  private static void awaitServing(Lives lives, Meter meter) throws InterruptedException {
    for (Worker worker : lives.running()) {
      meter.awaitServing(worker);
    }
  }
}
