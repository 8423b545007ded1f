package io.fastnpc.cache.explore;

import io.fastnpc.cache.fakes.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets exactly one of several actors take one step at a time, in an order that a {@link Strategy}
 * decides.
 *
 * <p>An actor is a thread, since the protocol's code cannot be stopped in the middle otherwise. It
 * gives up its turn before each step and continues when it is chosen again; while it is chosen,
 * nobody else runs. One that waits for a time may be chosen at any time, which is then that time.
 */
final class Scheduler {
  static final long NEVER = Long.MAX_VALUE;

  private static final String BEGINS = "begins";

  private static final ExecutorService CREW =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "actor");
            thread.setDaemon(true);
            return thread;
          });

  /** Ends an actor whose schedule is no longer of interest. */
  private static final class Abandoned extends Error {
    private static final long serialVersionUID = 1;

    Abandoned() {
      super(null, null, false, false);
    }
  }

  private final FakeTime clock;
  private final Strategy strategy;
  private final Supplier<String> state;
  private final List<Actor> actors = new ArrayList<>();
  private final List<String> trace = new ArrayList<>();
  private final Semaphore main = new Semaphore(0);
  private final Thread owner = Thread.currentThread();
  private volatile @Nullable Actor current;
  private volatile boolean unwinding;
  private volatile @Nullable Throwable failure;
  private boolean cutShort;
  private int steps;

  /**
   * A scheduler without actors.
   *
   * @param state everything outside the actors that decides what they do next
   */
  Scheduler(FakeTime clock, Strategy strategy, Supplier<String> state) {
    this.clock = clock;
    this.strategy = strategy;
    this.state = state;
  }

  /** A thread whose steps the scheduler orders. */
  final class Actor implements Runnable {
    private final String name;
    private final boolean event;
    private final Runnable script;
    private final History history = new History();
    private final Semaphore turn = new Semaphore(0);
    private BooleanSupplier ready = () -> true;
    private long deadline = NEVER;
    private String next = BEGINS;
    private boolean begun;
    private boolean done;
    private boolean dead;

    private Actor(String name, boolean event, Runnable script) {
      this.name = name;
      this.event = event;
      this.script = script;
    }

    /** Never lets the actor take another step. */
    void kill() {
      dead = true;
    }

    private boolean canGo() {
      return !done && !dead && (deadline != NEVER || ready.getAsBoolean());
    }

    private boolean waits() {
      return deadline > clock.nanos() && !ready.getAsBoolean();
    }

    private void go() {
      if (begun) {
        turn.release();
      } else {
        begun = true;
        CREW.execute(this);
      }
    }

    @Override
    public void run() {
      try {
        script.run();
      } catch (Abandoned ended) {
        // as told
      } catch (Throwable violation) {
        failure = violation;
      }
      done = true;
      if (unwinding) {
        main.release();
      } else {
        pass(failure == null ? choose() : null);
      }
    }
  }

  /** What an actor has learned, as far as that decides what it will do. */
  private static final class History {
    private long digest = 1;

    private void add(String event) {
      for (int i = 0; i < event.length(); i++) {
        digest = digest * 1_000_003 + event.charAt(i);
      }
      digest = digest * 1_000_003 + '\n';
    }
  }

  /** Adds a thread. */
  Actor add(String name, Runnable script) {
    return add(name, false, script);
  }

  /** Adds what happens by itself: to turn from it to a thread interrupts nobody. */
  void addEvent(String name, Runnable script) {
    add(name, true, script);
  }

  private Actor add(String name, boolean event, Runnable script) {
    Actor actor = new Actor(name, event, script);
    actors.add(actor);
    return actor;
  }

  /**
   * Runs the actors until none can continue, or the strategy ends the schedule.
   *
   * @return whether none could continue
   * @throws Violation if an actor found the promise broken
   */
  boolean run() {
    pass(choose());
    main.acquireUninterruptibly();
    unwinding = true;
    for (Actor actor : actors) {
      if (actor.begun && !actor.done) {
        actor.turn.release();
        main.acquireUninterruptibly();
      }
    }
    current = null;
    Throwable violation = failure;
    if (violation instanceof Violation found) {
      throw found;
    }
    if (violation != null) {
      throw new IllegalStateException("an actor failed: " + trace, violation);
    }
    return !cutShort;
  }

  /** Gives up the turn until the current actor is chosen to do {@code what}. */
  void step(String what) {
    step(what, () -> true, NEVER);
  }

  /** Gives up the turn until {@code ready} or {@code deadline}, then until chosen. */
  void step(String what, BooleanSupplier ready, long deadline) {
    if (unwinding && Thread.currentThread() != owner) {
      throw new Abandoned();
    }
    Actor self = current;
    if (self == null) {
      return; // before or after the schedule proper
    }
    boolean chosenToBegin = self.next.equals(BEGINS);
    self.next = what;
    self.ready = ready;
    self.deadline = deadline;
    if (chosenToBegin && ready.getAsBoolean()) {
      steps++;
      return;
    }
    Actor next = choose();
    if (next != self) {
      pass(next);
      self.turn.acquireUninterruptibly();
      if (unwinding) {
        throw new Abandoned();
      }
    }
    steps++;
  }

  /** Whether the current actor is called so. */
  boolean isTurnOf(String name) {
    Actor self = current;
    return self != null && self.name.startsWith(name);
  }

  /** Notes the result of the step that the current actor was chosen for. */
  void note(String result) {
    Actor self = current;
    if (self != null && !unwinding) {
      String line = self.name + " " + self.next + (result.isEmpty() ? "" : " → " + result);
      trace.add(line);
      self.history.add(line);
    }
  }

  /** Folds something that the current actor knows of itself into the state. */
  void remember(String knowledge) {
    Actor self = current;
    if (self != null && !unwinding) {
      self.history.add(knowledge);
    }
  }

  /** Notes that the current actor depends on what all others have learned so far. */
  void rememberAll() {
    Actor self = current;
    if (self != null && !unwinding) {
      actors.forEach(other -> self.history.add(Long.toString(other.history.digest)));
    }
  }

  /** What has happened, a line a step. */
  List<String> trace() {
    return trace;
  }

  /** How many steps were taken. */
  int steps() {
    return steps;
  }

  private void pass(@Nullable Actor next) {
    current = next;
    if (next == null) {
      main.release();
    } else {
      next.go();
    }
  }

  private @Nullable Actor choose() {
    Actor self = current;
    List<Actor> able = able();
    if (able.isEmpty()) {
      return null;
    }
    boolean goOn = able.get(0) == self && !self.event && !self.waits();
    int choice = able.size() == 1 ? 0 : strategy.choose(able.size(), goOn, this::digest);
    if (choice < 0) {
      cutShort = true;
      return null;
    }
    Actor next = able.get(choice);
    if (next.waits()) {
      clock.advance(Duration.ofNanos(next.deadline - clock.nanos()));
    }
    return next;
  }

  /** The actors that can continue; the current one first. */
  private List<Actor> able() {
    List<Actor> able = new ArrayList<>(actors.size());
    Actor self = current;
    if (self != null && self.canGo()) {
      able.add(self);
    }
    for (Actor actor : actors) {
      if (actor != self && actor.canGo()) {
        able.add(actor);
      }
    }
    return able;
  }

  private long digest() {
    History digest = new History();
    digest.add(state.get());
    for (Actor actor : actors) {
      digest.digest = digest.digest * 31 + actor.history.digest;
      digest.add(actor.done ? "done" : actor.dead ? "dead" : actor.next + actor.deadline);
    }
    digest.digest = digest.digest * 31 + actors.indexOf(current);
    return digest.digest;
  }
}
