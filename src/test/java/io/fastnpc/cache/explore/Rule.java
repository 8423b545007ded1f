package io.fastnpc.cache.explore;

import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Epochs;
import io.fastnpc.cache.Held;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.InvalidationLog;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.cache.Position;
import io.fastnpc.cache.Store;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.Time;
import io.fastnpc.cache.Timings;
import io.fastnpc.cache.Token;
import io.fastnpc.cache.fakes.ForwardingTime;
import io.fastnpc.cache.fakes.InMemoryRedis;
import java.time.Duration;
import java.util.Collection;
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
        public boolean unfence(Collection<Key> keys, Token writer, Incarnation on) {
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
        public void invalidate(Collection<Key> keys, Incarnation on) {
          real.meddle(
              "invalidates fences too",
              redis -> {
                keys.forEach(redis::evict);
                return "";
              });
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
        public void invalidate(Collection<Key> keys, Incarnation on) throws StoreUnavailable {
          real.invalidate(keys, SteppedStore.WHOEVER);
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
        public boolean unfence(Collection<Key> keys, Token writer, Incarnation on)
            throws StoreUnavailable {
          return real.unfence(keys, writer, SteppedStore.WHOEVER);
        }
      };
    }
  },

  ENDING("a writer without fence ends the epoch", Scenario.CUT) {
    @Override
    Epochs epochs(SteppedEpochs real) {
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
    Epochs epochs(SteppedEpochs real) {
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

  UNFENCE_WAIT(
      "a writer that cannot unfence waits until all trust has run out", Scenario.EVICTION_AND_CUT) {
    @Override
    Store store(SteppedStore real) {
      return new ForwardingStore(real) {
        @Override
        public boolean unfence(Collection<Key> keys, Token writer, Incarnation on) {
          try {
            real.unfence(keys, writer, on);
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

  /** The log that a worker uses. */
  InvalidationLog log(SteppedLog real) {
    return real;
  }

  /** The log that a worker uses, where it matters what it can do to the epoch. */
  InvalidationLog log(SteppedLog real, SteppedEpochs epochs) {
    return log(real);
  }

  /** The epoch that a worker uses. */
  Epochs epochs(SteppedEpochs real) {
    return real;
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

  private static Epoch reign(Epoch epoch, Optional<Incarnation> reigning, Duration trust) {
    return new Epoch(epoch.id(), epoch.number(), epoch.source(), reigning, trust, epoch.level());
  }

  private static InvalidationLog.Reading with(InvalidationLog.Reading reading, Epoch epoch) {
    return new InvalidationLog.Reading(
        reading.gap(),
        reading.keys(),
        reading.caches(),
        reading.next(),
        epoch,
        reading.claim(),
        reading.defects());
  }

  private static Time boundedPause(Time real, Duration max) {
    return new Time() {
      @Override
      public long nanos() {
        return real.nanos();
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
