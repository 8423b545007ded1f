package io.fastnpc.cache.explore;

import io.fastnpc.cache.Announcement;
import io.fastnpc.cache.Committing;
import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Hearing;
import io.fastnpc.cache.Held;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.InvalidationLog;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.NearCopy;
import io.fastnpc.cache.Position;
import io.fastnpc.cache.Presence;
import io.fastnpc.cache.Roll;
import io.fastnpc.cache.Shelf;
import io.fastnpc.cache.Store;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Time;
import io.fastnpc.cache.Timings;
import io.fastnpc.cache.Token;
import io.fastnpc.cache.Tries;
import io.fastnpc.cache.fakes.ForwardingTime;
import io.fastnpc.cache.fakes.InMemoryRedis;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * A rule of the protocol, and a world in which it does not hold: the ports and bounds are changed
 * so that the code, which stays as it is, does in effect not follow it.
 */
enum Rule {
  NONE("all rules hold", Scenario.MISSES_AND_A_WRITE),

  FENCE("a write is fenced before its commit", Scenario.HITS_AND_A_WRITE) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public void fence(Collection<Key> keys, Token writer, Duration lifetime, Incarnation on) {
          // broken: nothing is placed
        }
      };
    }
  },

  FENCE_LIFE("a fence outlives every commit", Scenario.SLOW_WRITER) {
    @Override
    Timings timings(Timings right) {
      return new Timings(
          right.trust(),
          right.lease(),
          right.lease(),
          right.patience(),
          right.pause(),
          right.retry());
    }
  },

  UNFENCE_OWN("a writer takes only its own fence away", Scenario.TWO_WRITERS_AND_LATER_READS) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public boolean unfence(
            Collection<Key> keys, Tries writer, String transaction, Incarnation on) {
          real.meddle(
              "removes all fences",
              redis -> {
                keys.forEach(redis::evict);
                return "";
              });
          return true;
        }
      };
    }
  },

  LEASE("a fill needs the lease that was taken before the load", Scenario.MISSES_AND_A_WRITE) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public boolean fill(
            Key key, Token owner, byte[] payload, Optional<Duration> ttl, Incarnation on) {
          real.meddle(
              "fills " + InMemoryRedis.describe(new Held.Value(payload)) + " without lease",
              redis -> {
                if (redis.isFenced(key)) {
                  return "but for the fence";
                }
                redis.overwrite(key, payload);
                return "";
              });
          return true;
        }
      };
    }
  },

  FOLLOWERS("followers use only what was accepted", Scenario.FOLLOWERS) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public boolean fill(
            Key key, Token owner, byte[] payload, Optional<Duration> ttl, Incarnation on)
            throws StoreUnavailable {
          real.fill(key, owner, payload, ttl, on);
          return true;
        }
      };
    }
  },

  JOINED_BEFORE(
      "who joins a load that fills nothing has joined before it began", Scenario.FOLLOWERS) {
    @Override
    Store store(SteppedStore real, Worker worker) {
      return new ForwardingStore(real) {
        @Override
        public Held lease(Key key, Token owner, Duration lifetime, Incarnation on)
            throws StoreUnavailable {
          Held held = real.lease(key, owner, lifetime, on);
          if (held == Held.Fence.FENCE) {
            worker.loadEarly(); // the flight is closed after this call
          }
          return held;
        }
      };
    }
  },

  CAME_BEFORE(
      "who shares a load past the cache has come before it began",
      Scenario.READERS_PAST_THE_CACHE) {
    @Override
    Time time(Time real, Worker worker) {
      return new ForwardingTime(real) {
        @Override
        public boolean await(CountDownLatch event, Duration timeout) throws InterruptedException {
          worker.loadEarly(); // while others still come
          return super.await(event, timeout);
        }
      };
    }
  },

  LOG("the log is followed", Scenario.OUTSIDE_WRITE) {
    @Override
    InvalidationLog log(SteppedLog real) {
      return new ForwardingLog(real) {
        @Override
        public Reading read(Optional<Position> position, Incarnation sighted)
            throws LogUnavailable {
          Reading reading = real.read(position, sighted);
          return new Reading(
              false,
              Set.of(),
              Set.of(),
              reading.next(),
              reading.epoch(),
              reading.claim(),
              reading.defects());
        }
      };
    }
  },

  LOG_HORIZON(
      "the position remembers transactions that are still open",
      Scenario.OUTSIDE_WRITE_THAT_COMMITS_LATE) {
    @Override
    InvalidationLog log(SteppedLog real) {
      return new ForwardingLog(real) {
        @Override
        public Reading read(Optional<Position> position, Incarnation sighted)
            throws LogUnavailable {
          Reading reading = real.read(position, sighted);
          Position next = real.pastEverything();
          return new Reading(
              reading.gap(),
              reading.keys(),
              reading.caches(),
              next,
              reading.epoch(),
              reading.claim(),
              reading.defects());
        }
      };
    }
  },

  LOG_GAP("a gap in the log empties the cache", Scenario.NOTES_EVICTED) {
    @Override
    InvalidationLog log(SteppedLog real) {
      return new ForwardingLog(real) {
        @Override
        public Reading read(Optional<Position> position, Incarnation sighted)
            throws LogUnavailable {
          Reading reading = real.read(position, sighted);
          return new Reading(
              false,
              reading.keys(),
              reading.caches(),
              reading.next(),
              reading.epoch(),
              reading.claim(),
              reading.defects());
        }
      };
    }
  },

  FENCES_SURVIVE_LOG("applying the log keeps fences", Scenario.WRITERS_AND_A_POLL) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public Set<Key> invalidate(Map<Key, Set<String>> stale, Incarnation on)
            throws StoreUnavailable {
          Set<Key> settled = real.settled(stale, on);
          real.meddle(
              "invalidates fences too",
              redis -> {
                stale.keySet().stream().filter(key -> !settled.contains(key)).forEach(redis::evict);
                return "";
              });
          return settled;
        }
      };
    }
  },

  INCARNATION_OF_READS("a read goes to the incarnation that is trusted", Scenario.RESTART) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public Held get(Key key, Incarnation on) throws StoreUnavailable {
          return real.get(key, SteppedStore.WHOEVER);
        }
      };
    }
  },

  INCARNATION_OF_LOG(
      "the log is applied to the incarnation that will be trusted",
      Scenario.RESTART_DURING_A_POLL) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public Set<Key> invalidate(Map<Key, Set<String>> stale, Incarnation on)
            throws StoreUnavailable {
          return real.invalidate(stale, SteppedStore.WHOEVER);
        }

        @Override
        public void invalidateAll(Incarnation on) throws StoreUnavailable {
          real.invalidateAll(SteppedStore.WHOEVER);
        }

        @Override
        public void reposition(Optional<Position> from, Position to, Incarnation on)
            throws StoreUnavailable {
          real.reposition(from, to, SteppedStore.WHOEVER);
        }
      };
    }
  },

  TRUST("trust runs out", Scenario.CUT_WITHOUT_POLLS) {
    @Override
    InvalidationLog log(SteppedLog real, SteppedEpochs epochs) {
      return new ForwardingLog(real) {
        @Override
        public Reading read(Optional<Position> position, Incarnation sighted)
            throws LogUnavailable {
          Reading reading = real.read(position, sighted);
          return reading.epoch().isVacant()
              ? reading
              : with(reading, reign(reading.epoch(), reading.epoch().reigning(), DAY));
        }
      };
    }
  },

  EPOCH_OF_TRUST("only the incarnation that reigns is trusted", Scenario.TWO_MASTERS) {
    @Override
    InvalidationLog log(SteppedLog real, SteppedEpochs epochs) {
      return new ForwardingLog(real) {
        @Override
        public Reading read(Optional<Position> position, Incarnation sighted)
            throws LogUnavailable {
          Reading reading = real.read(position, sighted);
          Epoch epoch = reading.epoch();
          return with(reading, reign(epoch, Optional.of(sighted), epoch.trust()));
        }
      };
    }
  },

  FENCE_WHERE_IT_REIGNS(
      "a write is fenced on the incarnation that reigns",
      Scenario.TWO_MASTERS_AND_A_WRITER_AT_THE_NEW) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public void fence(Collection<Key> keys, Token writer, Duration lifetime, Incarnation on)
            throws StoreUnavailable {
          real.fence(keys, writer, lifetime, SteppedStore.WHOEVER);
        }

        @Override
        public boolean unfence(
            Collection<Key> keys, Tries writer, String transaction, Incarnation on)
            throws StoreUnavailable {
          return real.unfence(keys, writer, transaction, SteppedStore.WHOEVER);
        }
      };
    }
  },

  ENDING("a writer without fence ends the epoch", Scenario.CUT) {
    @Override
    SteppedEpochs epochs(SteppedEpochs real) {
      return new SteppedEpochs(real.database(), real.scheduler(), real.line()) {
        @Override
        public void endAndHold(Epoch seen) {
          // broken: nobody hears of it
        }

        @Override
        public Epoch look() throws LogUnavailable {
          Epoch epoch = real.look();
          return reign(epoch, Optional.empty(), epoch.trust());
        }
      };
    }
  },

  VACANCY_WAIT("a writer without fence waits until all trust has run out", Scenario.CUT) {
    @Override
    Time time(Time real) {
      return boundedPause(real, World.TIMINGS.pause());
    }
  },

  START_WAIT("who starts an epoch waits until all trust has run out", Scenario.TWO_MASTERS) {
    @Override
    InvalidationLog log(SteppedLog real, SteppedEpochs epochs) {
      return new ForwardingLog(real) {
        @Override
        public Reading read(Optional<Position> position, Incarnation sighted)
            throws LogUnavailable {
          Reading reading = real.read(position, sighted);
          if (!reading.epoch().isVacant()) {
            return reading;
          }
          epochs.start(reading.epoch(), sighted, World.TIMINGS.trust());
          return real.read(position, sighted);
        }
      };
    }
  },

  LOCK("no epoch is started while a write commits", Scenario.CUT_AND_A_START) {
    @Override
    SteppedEpochs epochs(SteppedEpochs real) {
      return new SteppedEpochs(real.database(), real.scheduler(), real.line()) {
        @Override
        public boolean start(Epoch seen, Incarnation chosen, Duration trust) throws LogUnavailable {
          real.scheduler().step("start the reign of " + chosen.runId() + " without the lock");
          boolean now = real.database().look().id().equals(seen.id());
          if (now) {
            real.database().begin(chosen, trust);
          }
          real.scheduler().note(now ? "started" : "not now");
          return now;
        }
      };
    }
  },

  START_ID("an epoch is started only in the vacancy that was seen", Scenario.A_LATE_START) {
    @Override
    SteppedEpochs epochs(SteppedEpochs real) {
      return new SteppedEpochs(real.database(), real.scheduler(), real.line()) {
        @Override
        boolean carryOut(Epoch seen, Incarnation chosen, Duration trust) {
          return super.carryOut(reached(database()::look), chosen, trust);
        }
      };
    }
  },

  VACANCY_SOURCE(
      "a vacancy is named by the PostgreSQL that tells of it, too",
      Scenario.A_LAGGING_STANDBY_OF_POSTGRES_IS_PROMOTED) {
    @Override
    boolean fillsFromAnywhere() {
      return true; // or nothing would be there to read
    }

    @Override
    InvalidationLog log(SteppedLog real) {
      return new ForwardingLog(real) {
        @Override
        public Reading read(Optional<Position> position, Incarnation sighted)
            throws LogUnavailable {
          Reading reading = real.read(position, sighted);
          return with(reading, anonymous(reading.epoch()));
        }
      };
    }

    @Override
    SteppedEpochs epochs(SteppedEpochs real) {
      return new SteppedEpochs(real.database(), real.scheduler(), real.line()) {
        @Override
        Epoch told(Epoch epoch) {
          return anonymous(epoch);
        }

        @Override
        boolean carryOut(Epoch seen, Incarnation chosen, Duration trust) {
          Epoch now = reached(database()::look);
          return now.id().equals(seen.id()) && super.carryOut(now, chosen, trust);
        }
      };
    }
  },

  TRUST_OF_THE_EPOCH(
      "a writer without fence waits for the trust of the epoch, where that is longer",
      Scenario.CUT_WHILE_TRUST_IS_LONGER) {
    @Override
    SteppedEpochs epochs(SteppedEpochs real) {
      return new SteppedEpochs(real.database(), real.scheduler(), real.line()) {
        @Override
        Epoch told(Epoch epoch) {
          return reign(epoch, epoch.reigning(), World.TIMINGS.trust());
        }
      };
    }
  },

  SOURCE_OF_LOADS(
      "only what was loaded from the PostgreSQL that counts is filled in",
      Scenario.AN_OLD_PRIMARY_ANSWERS_LOADS) {
    @Override
    boolean fillsFromAnywhere() {
      return true;
    }
  },

  UNKNOWN_OUTCOME(
      "a fence is left where the outcome of the commit is unknown", Scenario.UNKNOWN_OUTCOME) {
    @Override
    boolean lowersAfterUnknown() {
      return true;
    }
  },

  ANNOUNCEMENT("a write is announced before its commit", Scenario.COPIES_AND_A_WRITE) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        private String registry = "";

        @Override
        public Hearing attend(Presence self, long after, Incarnation on) throws StoreUnavailable {
          Hearing hearing = real.attend(self, after, on);
          registry = hearing.registry();
          return hearing;
        }

        @Override
        public Roll announce(Announcement announcement, Incarnation on) {
          return new Roll(registry, Set.of());
        }
      };
    }
  },

  FENCES_FIRST("a write is announced when all its fences stand", Scenario.COPIES_OF_TWO_KEYS) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public Roll fence(
            Collection<Key> keys,
            Token writer,
            Duration lifetime,
            Announcement announcement,
            Incarnation on)
            throws StoreUnavailable {
          fence(Set.of(World.KEY), writer, lifetime, on);
          Roll roll = announce(announcement, on);
          fence(Set.of(World.OTHER), writer, lifetime, on);
          return roll;
        }
      };
    }
  },

  LEVEL("copies are kept only in an epoch that began for them", Scenario.COPIES_TO_COME) {
    @Override
    InvalidationLog log(SteppedLog real) {
      return new ForwardingLog(real) {
        @Override
        public Reading read(Optional<Position> position, Incarnation sighted)
            throws LogUnavailable {
          Reading reading = real.read(position, sighted);
          return with(reading, leveled(reading.epoch(), reading.claim().edition()));
        }
      };
    }
  },

  LEVEL_OF_WRITERS(
      "who does not know the level of an epoch does not write in it",
      Scenario.COPIES_AND_AN_OLDER_WORKER) {
    @Override
    boolean heedsLevel() {
      return false;
    }
  },

  LONGER_TRUST(
      "waits outlast the trust of the epoch, where that is longer",
      Scenario.COPIES_AND_A_LONGER_TRUST) {
    @Override
    Committing committing(Committing real) {
      return new Committing() {
        @Override
        public Epoch epoch() throws LogUnavailable {
          Epoch epoch = real.epoch();
          return reign(epoch, epoch.reigning(), World.TIMINGS.trust());
        }

        @Override
        public String name() throws LogUnavailable {
          return real.name();
        }
      };
    }
  },

  SECOND_POLL(
      "copies are used from the second poll in an epoch on", Scenario.COPIES_AND_A_RAISED_TRUST) {
    @Override
    InvalidationLog log(SteppedLog real) {
      return new ForwardingLog(real) {
        @Override
        public Reading read(Optional<Position> position, Incarnation sighted)
            throws LogUnavailable {
          Reading reading = real.read(position, sighted);
          Epoch epoch = reading.epoch();
          return epoch.isVacant()
              ? reading
              : with(
                  reading,
                  new Epoch(
                      "any",
                      epoch.number(),
                      epoch.source(),
                      epoch.reigning(),
                      epoch.trust(),
                      epoch.level()));
        }
      };
    }
  },

  EPOCH_OF_COPIES("a copy belongs to one epoch", Scenario.COPIES_AND_A_LEVEL_THAT_RETURNS) {
    @Override
    InvalidationLog log(SteppedLog real) {
      return SECOND_POLL.log(real);
    }
  },

  ACKNOWLEDGEMENT(
      "a write is committed when all who keep copies have heard of it",
      Scenario.COPIES_AND_A_WRITE) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public Roll announce(Announcement announcement, Incarnation on) throws StoreUnavailable {
          return new Roll(real.announce(announcement, on).registry(), Set.of());
        }
      };
    }
  },

  TICKET(
      "a copy is good while nothing has been announced of its key since before it was read",
      Scenario.COPIES_PUT_AWAY_LATE) {
    @Override
    Shelf shelf(Shelf real, Worker worker) {
      return new ForwardingShelf(real) {
        @Override
        public void put(Key key, NearCopy copy) {
          worker.step("has not yet noted the ticket");
          super.put(key, new NearCopy(copy.value(), worker.raises(key), copy.end()));
        }
      };
    }
  },

  TRUST_OF_COPIES("trust in copies runs out, too", Scenario.COPIES_AND_A_LAPSE) {
    @Override
    InvalidationLog log(SteppedLog real, SteppedEpochs epochs) {
      return TRUST.log(real, epochs);
    }
  },

  DRAIN(
      "a poll hears what was announced before it earns trust",
      Scenario.COPIES_AND_A_LOST_ANNOUNCEMENT) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public Hearing attend(Presence self, long after, Incarnation on) throws StoreUnavailable {
          Hearing right = real.attend(self, after, on);
          return hearing(right, right.registry(), right.stream(), right.first(), List.of());
        }
      };
    }
  },

  ANSWER(
      "the wait for who has not heard is counted from the answer to the announcement",
      Scenario.COPIES_AND_A_LOST_ANNOUNCEMENT) {
    @SuppressWarnings("ImmutableEnumChecker") // one schedule is explored at a time
    private long fencedAt;

    @Override
    Store store(SteppedStore real, Worker worker) {
      return new ForwardingStore(real) {
        @Override
        public void fence(Collection<Key> keys, Token writer, Duration lifetime, Incarnation on)
            throws StoreUnavailable {
          real.fence(keys, writer, lifetime, on);
          fencedAt = worker.nanos();
        }
      };
    }

    @Override
    Time time(Time real) {
      return new ForwardingTime(real) {
        @Override
        public boolean await(CountDownLatch event, Duration timeout) throws InterruptedException {
          return super.await(event, timeout.minusNanos(real.nanos() - fencedAt));
        }
      };
    }
  },

  REGISTRATION(
      "a poll registers before it hears what was announced", Scenario.COPIES_AND_A_NEW_REGISTRY) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public Hearing attend(Presence self, long after, Incarnation on) throws StoreUnavailable {
          Presence hidden = new Presence(self.worker(), self.count(), false);
          Hearing heard = real.attend(hidden, after, on);
          real.attend(self, after, on);
          return heard;
        }
      };
    }
  },

  REGISTRY_AGE(
      "a registry is complete only when it has been known for the length of trust",
      Scenario.COPIES_AND_A_NEW_REGISTRY) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public Hearing attend(Presence self, long after, Incarnation on) throws StoreUnavailable {
          Hearing right = real.attend(self, after, on);
          return hearing(right, "any", right.stream(), right.first(), right.announcements());
        }

        @Override
        public Roll announce(Announcement announcement, Incarnation on) throws StoreUnavailable {
          return new Roll("any", real.announce(announcement, on).workers());
        }
      };
    }
  },

  STANDSTILL(
      "only who has given no sign of life for the length of trust is struck",
      Scenario.COPIES_AND_A_RETURN) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public Hearing attend(Presence self, long after, Incarnation on) throws StoreUnavailable {
          Hearing right = real.attend(self, after, on);
          Map<String, Long> others = new HashMap<>(right.counts());
          others.remove(self.worker());
          real.strike(others, on);
          return right;
        }
      };
    }
  },

  STRIKE("who has given a sign of life meanwhile is not struck", Scenario.COPIES_AND_A_RETURN) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public void strike(Map<String, Long> silent, Incarnation on) {
          real.meddle(
              "strikes " + silent.keySet() + " without a look",
              redis -> {
                redis.bulletin.strikeAll(silent.keySet());
                return "";
              });
        }
      };
    }
  },

  GAP("a gap among the announcements drops all copies", Scenario.COPIES_AND_A_LOST_STREAM) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public Hearing attend(Presence self, long after, Incarnation on) throws StoreUnavailable {
          Hearing right = real.attend(self, after, on);
          return new Hearing(
              right.registry(),
              right.counts(),
              "any",
              0,
              Math.max(after, right.last()),
              right.announcements());
        }
      };
    }
  },

  TRIMMED(
      "that the stream begins later than it was heard is a gap",
      Scenario.COPIES_AND_A_TRIMMED_STREAM) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public Hearing attend(Presence self, long after, Incarnation on) throws StoreUnavailable {
          Hearing right = real.attend(self, after, on);
          return hearing(right, right.registry(), right.stream(), 0, right.announcements());
        }
      };
    }
  },

  OWN_LOG("the log is applied to copies, too", Scenario.COPIES_AND_AN_OUTSIDE_WRITE) {
    @Override
    InvalidationLog log(SteppedLog real, SteppedEpochs epochs) {
      return new ForwardingLog(real) {
        @Override
        public Reading read(Optional<Position> position, Incarnation sighted)
            throws LogUnavailable {
          Reading reading = real.read(position, sighted);
          return real.isOfCopies(position)
              ? new Reading(
                  false,
                  Set.of(),
                  Set.of(),
                  reading.next(),
                  reading.epoch(),
                  reading.claim(),
                  reading.defects())
              : reading;
        }
      };
    }
  },

  LOST_FENCE(
      "a writer whose fence was lost waits until all trust has run out",
      Scenario.COPIES_AND_A_LOST_FENCE) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public boolean unfence(
            Collection<Key> keys, Tries writer, String transaction, Incarnation on)
            throws StoreUnavailable {
          real.unfence(keys, writer, transaction, on);
          return true;
        }
      };
    }
  },

  TOKEN_OF_A_TRY(
      "a writer has another token for each try to fence",
      Scenario.COPIES_AND_A_LATE_FENCE_AFTER_A_LOST_ONE) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        private Optional<Token> first = Optional.empty();

        @Override
        public void fence(Collection<Key> keys, Token writer, Duration lifetime, Incarnation on)
            throws StoreUnavailable {
          first = Optional.of(first.orElse(writer));
          real.fence(keys, first.get(), lifetime, on);
        }

        @Override
        public boolean unfence(
            Collection<Key> keys, Tries writer, String transaction, Incarnation on)
            throws StoreUnavailable {
          return real.unfence(keys, Tries.of(first.orElse(writer.placed())), transaction, on);
        }
      };
    }
  },

  SETTLED(
      "the log is passed over only for a write whose fence stood until it was taken away",
      Scenario.COPIES_AFTER_A_LOST_FENCE) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public boolean unfence(
            Collection<Key> keys, Tries writer, String transaction, Incarnation on)
            throws StoreUnavailable {
          boolean found = real.unfence(keys, writer, transaction, on);
          real.meddle(
              "notes that it is settled",
              redis -> {
                keys.forEach(key -> redis.settle(key, transaction));
                return "";
              });
          return found;
        }
      };
    }
  },

  SETTLED_BY_ALL(
      "the log is passed over only where that is so of all who made the key stale",
      Scenario.OUTSIDE_WRITE_AFTER_A_WRITE) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public Set<Key> invalidate(Map<Key, Set<String>> stale, Incarnation on)
            throws StoreUnavailable {
          Map<Key, Set<String>> single = new HashMap<>();
          stale.forEach((key, all) -> single.put(key, Set.of(all.iterator().next())));
          return real.invalidate(single, on);
        }
      };
    }
  },

  UNFENCE_WAIT(
      "a writer that cannot unfence waits until all trust has run out", Scenario.EVICTION_AND_CUT) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public boolean unfence(
            Collection<Key> keys, Tries writer, String transaction, Incarnation on) {
          try {
            real.unfence(keys, writer, transaction, on);
          } catch (StoreUnavailable unheeded) {
            // broken: the writer believes that it is done
          }
          return true;
        }
      };
    }
  };

  private static final Duration DAY = Duration.ofDays(1);

  private final String sentence;
  private final Scenario scenario;

  Rule(String sentence, Scenario scenario) {
    this.sentence = sentence;
    this.scenario = scenario;
  }

  /** Where to look for what the rule prevents. */
  Scenario scenario() {
    return scenario;
  }

  /** What the rule says. */
  String sentence() {
    return sentence;
  }

  /** The store that a worker uses. */
  Store store(SteppedStore real) {
    return real;
  }

  /** The store that {@code worker} uses, where it matters which worker it is. */
  Store store(SteppedStore real, Worker worker) {
    return store(real);
  }

  /** The shelf that {@code worker} uses. */
  Shelf shelf(Shelf real, Worker worker) {
    return real;
  }

  /** The log that a worker uses. */
  InvalidationLog log(SteppedLog real) {
    return real;
  }

  /** The log that a worker uses, where it matters what it can do to the epoch. */
  InvalidationLog log(SteppedLog real, SteppedEpochs epochs) {
    return log(real);
  }

  /** The epoch that a worker uses. */
  SteppedEpochs epochs(SteppedEpochs real) {
    return real;
  }

  /** What a worker knows of its transaction. */
  Committing committing(Committing real) {
    return real;
  }

  /** Whether a worker of an older release leaves writing in an epoch that it does not know. */
  boolean heedsLevel() {
    return true;
  }

  /** Whether a writer takes its fence away although it never heard how its commit ended. */
  boolean lowersAfterUnknown() {
    return false;
  }

  /** Whether a worker fills in what it loaded, whichever PostgreSQL it was loaded from. */
  boolean fillsFromAnywhere() {
    return false;
  }

  /** The clock that a worker uses. */
  Time time(Time real) {
    return real;
  }

  /** The clock that {@code worker} uses, where it matters which worker it is. */
  Time time(Time real, Worker worker) {
    return time(real);
  }

  /** The time bounds that the workers use. */
  Timings timings(Timings right) {
    return right;
  }

  private static Hearing hearing(
      Hearing right, String registry, String stream, long first, List<Announcement> news) {
    return new Hearing(registry, right.counts(), stream, first, right.last(), news);
  }

  private static Epoch reign(Epoch epoch, Optional<Incarnation> reigning, Duration trust) {
    return new Epoch(epoch.id(), epoch.number(), epoch.source(), reigning, trust, epoch.level());
  }

  private static Epoch anonymous(Epoch epoch) {
    return new Epoch(
        epoch.id(), epoch.number(), "", epoch.reigning(), epoch.trust(), epoch.level());
  }

  private static Epoch leveled(Epoch epoch, int level) {
    return new Epoch(
        epoch.id(), epoch.number(), epoch.source(), epoch.reigning(), epoch.trust(), level);
  }

  private static InvalidationLog.Reading with(InvalidationLog.Reading reading, Epoch epoch) {
    return new InvalidationLog.Reading(
        reading.gap(),
        reading.keys(),
        reading.caches(),
        reading.next(),
        epoch,
        reading.claim(),
        reading.transactions(),
        reading.defects());
  }

  private static Time boundedPause(Time real, Duration max) {
    return new Time() {
      @Override
      public long nanos() {
        return real.nanos();
      }

      @Override
      public long wallMillis() {
        return real.wallMillis();
      }

      @Override
      public void pause(Duration duration) throws InterruptedException {
        real.pause(duration.compareTo(max) > 0 ? max : duration);
      }

      @Override
      public boolean await(CountDownLatch event, Duration timeout) throws InterruptedException {
        return real.await(event, timeout);
      }
    };
  }
}
