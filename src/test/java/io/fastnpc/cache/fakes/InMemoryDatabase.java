package io.fastnpc.cache.fakes;

import io.fastnpc.cache.Claim;
import io.fastnpc.cache.Committing;
import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Epochs;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.InvalidationLog;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.Position;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL in memory, as far as the protocol uses one: one number for each key, transactions
 * that see what is committed and lock what they write, and the log that triggers keep.
 */
public final class InMemoryDatabase implements InvalidationLog, Epochs {
  /** The first transactions of a cluster are its own. */
  private static final long FIRST = 700;

  private static final Pattern POSITION = Pattern.compile("(.+)/([0-9]+):([0-9,]*)");

  private static final Duration SHORT_REIGN = Duration.ofMinutes(1);
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(10);

  /** What has reigned, and under which source. */
  private record Reign(Incarnation incarnation, String source) {}

  /** The row of the epoch as a standby has got it. */
  public record Standby(
      int epochs,
      int ids,
      Duration trust,
      Optional<Incarnation> reigning,
      String source,
      long begunAt,
      long confirmedAt,
      long vacantUntil) {}

  /** One thing that a transaction made stale; without a key, everything in the cache. */
  private record Logged(long xid, String cache, Optional<Key> key) {}

  private final LongSupplier clock;
  private final Duration idle;
  private final Map<Key, Integer> committed = new HashMap<>();
  private final TreeMap<Long, Transaction> active = new TreeMap<>();
  private List<Logged> log = new ArrayList<>();
  private String source = "db1";
  private long next = FIRST;
  private long floor;
  private int histories = 1;
  private int starts = 1;
  private int epochs;
  private int ids;
  private Duration trust = Duration.ofMillis(1);
  private int level = 1;
  private int editions = 1;
  private @Nullable Reign reigning;
  private final List<Reign> reigns = new ArrayList<>();
  private long begunAt;
  private long confirmedAt;
  private long vacantUntil;
  private final Duration shortestHold;
  private Duration hold;
  private boolean reachable = true;
  private boolean watching = true;
  private boolean mendable = true;
  private List<String> unkept = List.of();
  private int watches;

  /**
   * An empty database.
   *
   * @param idle how long a transaction may stay idle; it is rolled back then
   */
  public InMemoryDatabase(LongSupplier clockMillis, Duration idle) {
    this(clockMillis, idle, Duration.ofMillis(500));
  }

  /**
   * An empty database.
   *
   * @param hold how long a vacancy lasts, at least, that a writer began
   */
  public InMemoryDatabase(LongSupplier clockMillis, Duration idle, Duration hold) {
    this.clock = clockMillis;
    this.idle = idle;
    this.shortestHold = hold;
    this.hold = hold;
  }

  /** A transaction that is under way or has ended. */
  public final class Transaction implements Committing {
    private final long xid;
    private final Map<Key, Integer> written = new HashMap<>();
    private final Set<Logged> logged = new HashSet<>();
    private long lastStatement = clock.getAsLong();
    private boolean holds;

    private Transaction(long xid) {
      this.xid = xid;
    }

    /** Raises the number of {@code key} by one and returns it; nobody else has it locked. */
    public int raise(Key key) {
      int number = number(key) + 1;
      written.put(key, number);
      change(key);
      return number;
    }

    /** Changes something that {@code key} stands for. */
    public void change(Key key) {
      synchronized (InMemoryDatabase.this) {
        lastStatement = clock.getAsLong();
        logged.add(new Logged(xid, key.cache(), Optional.of(key)));
      }
    }

    /** Changes everything in a cache. */
    public void truncate(String cache) {
      synchronized (InMemoryDatabase.this) {
        lastStatement = clock.getAsLong();
        logged.add(new Logged(xid, cache, Optional.empty()));
      }
    }

    @Override
    public Epoch epoch() throws LogUnavailable {
      synchronized (InMemoryDatabase.this) {
        requireReachable();
        if (!isAlive()) {
          throw new LogUnavailable("the transaction has been ended");
        }
        lastStatement = clock.getAsLong();
        holds = true;
        return InMemoryDatabase.this.epoch();
      }
    }

    @Override
    public String name() {
      return named(xid);
    }

    private boolean isAlive() {
      return active.containsKey(xid) && clock.getAsLong() - lastStatement <= idle.toMillis();
    }

    /** Makes the changes visible; false if the database had ended the transaction. */
    public boolean commit() {
      synchronized (InMemoryDatabase.this) {
        boolean alive = isAlive();
        active.remove(xid);
        if (!alive) {
          return false;
        }
        committed.putAll(written);
        if (watching) {
          log.addAll(logged);
        }
        return true;
      }
    }

    /** Ends without a trace. */
    public void rollBack() {
      synchronized (InMemoryDatabase.this) {
        active.remove(xid);
      }
    }
  }

  /** Begins a transaction. */
  public synchronized Transaction begin() {
    Transaction transaction = new Transaction(next++);
    active.put(transaction.xid, transaction);
    return transaction;
  }

  /** The committed number of {@code key}. */
  public synchronized int number(Key key) {
    return committed.getOrDefault(key, 0);
  }

  /** Whether a transaction would have to wait before it could write {@code key}. */
  public synchronized boolean locked(Key key) {
    return active.values().stream().anyMatch(other -> other.written.containsKey(key));
  }

  /** Whether the log answers from now on. */
  public synchronized void setReachable(boolean answers) {
    reachable = answers;
  }

  /** Stops and starts again, which ends all transactions; nothing that was committed is lost. */
  public synchronized void restart() {
    active.clear();
    starts++;
  }

  /** Becomes what a standby is that had got everything: the same rows under another history. */
  public synchronized void promote() {
    restart();
    restoreBackup();
  }

  /** What a standby has got that lags from now on, as far as the epoch goes. */
  public synchronized Standby standby() {
    Reign reign = reigning;
    return new Standby(
        epochs,
        ids,
        trust,
        Optional.ofNullable(reign).map(Reign::incarnation),
        reign == null ? "" : reign.source,
        begunAt,
        confirmedAt,
        vacantUntil);
  }

  /** Becomes that standby, which had got everything else. */
  public synchronized void promote(Standby lagging) {
    promote();
    epochs = lagging.epochs;
    ids = lagging.ids;
    trust = lagging.trust;
    reigning = lagging.reigning.map(chosen -> new Reign(chosen, lagging.source)).orElse(null);
    begunAt = lagging.begunAt;
    confirmedAt = lagging.confirmedAt;
    vacantUntil = lagging.vacantUntil;
  }

  /** What its connections of today would still read from an old primary that lives on. */
  public synchronized InMemoryDatabase oldPrimary() {
    InMemoryDatabase old = new InMemoryDatabase(clock, idle, shortestHold);
    old.committed.putAll(committed);
    old.source = source;
    old.starts = starts;
    return old;
  }

  /** How long a vacancy is held that a writer began. */
  public synchronized Duration hold() {
    return hold;
  }

  /** Which server it is, in which of its lives. */
  public synchronized String server() {
    return here();
  }

  /** Becomes what a backup restored it to: the same rows with another history. */
  public synchronized void restoreBackup() {
    source = "db" + ++histories;
  }

  /** Commits no longer reach the log, until somebody repairs it. */
  public synchronized void disableTriggers() {
    watching = false;
    watches++;
  }

  /** Whether a repair is allowed from now on. */
  public synchronized void setMendable(boolean allowed) {
    mendable = allowed;
  }

  /** Which time limits the database does not keep, from now on. */
  public synchronized void setUnkeptLimits(List<String> limits) {
    unkept = limits;
  }

  /** Prunes all entries of the log that nobody can be waiting for. */
  public synchronized void prune() {
    long horizon = horizon();
    for (Logged line : log) {
      if (line.xid < horizon) {
        floor = Math.max(floor, line.xid);
      }
    }
    log = new ArrayList<>(log.stream().filter(line -> line.xid >= horizon).toList());
  }

  /** A position behind every transaction that has begun, as no reading gives it. */
  public synchronized Position end() {
    return new Position(source() + "/" + next + ":");
  }

  private String source() {
    return source + "." + watches;
  }

  private long horizon() {
    return active.isEmpty() ? next : active.firstKey();
  }

  @Override
  public synchronized Reading read(Optional<Position> position, Incarnation sighted)
      throws LogUnavailable {
    requireReachable();
    Matcher place = POSITION.matcher(position.map(Position::text).orElse(""));
    Epoch epoch = epoch();
    Claim claim = claim(sighted);
    Position here =
        new Position(
            source()
                + "/"
                + next
                + ":"
                + active.keySet().stream().map(String::valueOf).collect(Collectors.joining(",")));
    List<String> defects = watching ? List.of() : List.of("the triggers are disabled");
    if (!place.matches() || !place.group(1).equals(source())) {
      return new Reading(true, Set.of(), Set.of(), here, epoch, claim, defects);
    }
    long end = Long.parseLong(place.group(2));
    Set<Long> open =
        Stream.of(place.group(3).split(","))
            .filter(Predicate.not(String::isEmpty))
            .map(Long::valueOf)
            .collect(Collectors.toSet());
    long first = open.stream().min(Long::compare).orElse(end);
    if (end > next || first <= floor) {
      return new Reading(true, Set.of(), Set.of(), here, epoch, claim, defects);
    }
    Map<Key, Set<String>> transactions = new HashMap<>();
    Set<String> caches = new HashSet<>();
    log.stream()
        .filter(line -> line.xid >= end || open.contains(line.xid))
        .forEach(
            line ->
                line.key.ifPresentOrElse(
                    key ->
                        transactions
                            .computeIfAbsent(key, none -> new TreeSet<>())
                            .add(named(line.xid)),
                    () -> caches.add(line.cache)));
    return new Reading(
        false, transactions.keySet(), caches, here, epoch, claim, transactions, defects);
  }

  private String named(long xid) {
    return here() + "/" + xid;
  }

  private String here() {
    return source + "@" + starts;
  }

  private Epoch epoch() {
    Optional<Incarnation> counts =
        Optional.ofNullable(reigning)
            .filter(reign -> reign.source.equals(here()))
            .map(Reign::incarnation);
    return new Epoch("e" + ids, epochs, here(), counts, trust, level);
  }

  private Claim claim(Incarnation sighted) {
    List<Incarnation> known =
        reigns.stream()
            .filter(reign -> reign.source.equals(here()))
            .map(Reign::incarnation)
            .toList();
    return new Claim(
        known.stream().reduce((older, newer) -> newer),
        known.contains(sighted),
        Duration.ofMillis(clock.getAsLong() - confirmedAt),
        vacantUntil > clock.getAsLong(),
        editions);
  }

  @Override
  public synchronized Epoch look() throws LogUnavailable {
    requireReachable();
    return epoch();
  }

  @Override
  public synchronized boolean start(Epoch seen, Incarnation chosen, Duration length)
      throws LogUnavailable {
    requireReachable();
    long now = clock.getAsLong();
    Epoch present = epoch();
    if (!present.vacancy().equals(seen.vacancy())
        || !present.isVacant()
        || vacantUntil > now
        || active.values().stream().anyMatch(open -> open.holds && open.isAlive())) {
      return false;
    }
    begin(chosen, length);
    return true;
  }

  /** Starts an epoch, whatever speaks against it. */
  public synchronized void begin(Incarnation chosen, Duration length) {
    epochs++;
    ids++;
    reigning = new Reign(chosen, here());
    reigns.add(reigning);
    trust = length;
    level = editions;
    begunAt = clock.getAsLong();
    confirmedAt = begunAt;
  }

  /** Has all workers that are connected know that edition of the protocol from now on. */
  public synchronized void setEditions(int known) {
    editions = known;
  }

  /** Lets everybody reign who has reigned before. */
  public synchronized void forgetReigns() {
    reigns.clear();
  }

  @Override
  public synchronized Epoch end(Epoch seen) throws LogUnavailable {
    requireReachable();
    if (isReign(seen)) {
      vacate(Duration.ZERO);
    }
    return epoch();
  }

  @Override
  public synchronized void endAndHold(Epoch seen) throws LogUnavailable {
    requireReachable();
    if (isReign(seen)) {
      boolean brief = clock.getAsLong() - begunAt < SHORT_REIGN.toMillis();
      Duration longer = hold.multipliedBy(2);
      hold = !brief ? shortestHold : longer.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : longer;
      vacate(hold);
    }
  }

  private boolean isReign(Epoch seen) {
    return !epoch().isVacant() && seen.id().equals("e" + ids);
  }

  private void vacate(Duration atLeast) {
    ids++;
    reigning = null;
    vacantUntil = clock.getAsLong() + atLeast.toMillis();
  }

  @Override
  public synchronized void confirm(Epoch seen) throws LogUnavailable {
    requireReachable();
    if (seen.id().equals("e" + ids)) {
      confirmedAt = clock.getAsLong();
    }
  }

  @Override
  public synchronized List<String> unkeptLimits() {
    return unkept;
  }

  @Override
  public synchronized void repair() throws LogUnavailable {
    requireReachable();
    if (!mendable) {
      throw new LogUnavailable("not allowed", new IllegalStateException("as the test wants it"));
    }
    if (!watching) {
      watching = true;
      watches++;
    }
  }

  private void requireReachable() throws LogUnavailable {
    if (!reachable) {
      throw new LogUnavailable("not reachable", new IllegalStateException("as the test wants it"));
    }
  }

  /** Everything that decides how the database will answer. */
  public synchronized String state() {
    StringBuilder state = new StringBuilder(64).append(next).append(committed).append(epoch());
    active.forEach(
        (xid, open) ->
            state
                .append(xid)
                .append(open.written)
                .append(open.lastStatement)
                .append(open.holds)
                .append(' '));
    log.forEach(line -> state.append(line.xid));
    return state
        .append(floor)
        .append(reachable)
        .append(source())
        .append(watching)
        .append(reigns)
        .append(confirmedAt)
        .append(' ')
        .append(vacantUntil)
        .append(editions)
        .append(hold)
        .toString();
  }
}
