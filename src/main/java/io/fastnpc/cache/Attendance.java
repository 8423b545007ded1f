package io.fastnpc.cache;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * This worker's part in what all of them tell each other: it registers, hears announcements, drops
 * the copies they are about, and acknowledges.
 *
 * <p>A poll registers before it reads the stream, and reads the stream before it earns trust. So
 * whoever announces finds this worker registered, or its next trust comes after it has heard.
 * Whatever is heard in between only makes that faster.
 */
final class Attendance {
  private static final Logger LOG = System.getLogger(Attendance.class.getName());

  /** Where this worker stands in a stream. */
  private record Place(Incarnation on, String stream, long last) {}

  private final Neighbours neighbours;
  private final NearCopies copies;
  private final Registry registry;
  private final Tokens tokens;
  private final Heard heard;
  private long count;
  private boolean left;
  private @Nullable Place place;

  /** Set when a poll has attended; who has not polled acknowledges to nobody. */
  private volatile @Nullable Incarnation on;

  Attendance(
      Neighbours neighbours, NearCopies copies, Registry registry, Heard heard, Tokens tokens) {
    this.neighbours = neighbours;
    this.copies = copies;
    this.registry = registry;
    this.heard = heard;
    this.tokens = tokens;
  }

  /** What a poll does before it reads the log. */
  synchronized void poll(Incarnation sighted) throws StoreUnavailable {
    if (left) {
      return; // and earns no trust
    }
    Presence self = new Presence(tokens.worker(), ++count, copies.areKept());
    @Nullable Place from = place;
    Hearing hearing = neighbours.attend(self, from == null ? 0 : from.last, sighted);
    registry.observe(hearing);
    on = sighted;
    if (from == null || isGap(from, hearing, sighted)) {
      copies.dropAll(); // after the stream's end was read, from where the next poll goes on
    } else {
      hearing.announcements().stream()
          .filter(news -> !heard.remove(news.token()))
          .forEach(copies::drop);
    }
    place = new Place(sighted, hearing.stream(), hearing.last());
    acknowledge(hearing.announcements(), sighted);
  }

  private static boolean isGap(Place from, Hearing hearing, Incarnation sighted) {
    return !from.on.equals(sighted)
        || !from.stream.equals(hearing.stream())
        || hearing.first() > from.last + 1
        || hearing.last() < from.last;
  }

  private void acknowledge(List<Announcement> announcements, Incarnation sighted)
      throws StoreUnavailable {
    if (copies.areKept()) {
      List<Token> others = new ArrayList<>();
      for (Announcement news : announcements) {
        if (!tokens.gave(news.token())) {
          others.add(news.token());
        }
      }
      if (!others.isEmpty()) {
        neighbours.acknowledge(others, tokens.worker(), sighted);
      }
    }
  }

  /** On which incarnation the latest poll has attended; absent: none has. */
  Optional<Incarnation> place() {
    return Optional.ofNullable(on);
  }

  /** Hears what was announced between two polls. */
  void hear(Announcement announcement) {
    @Nullable Incarnation reached = on;
    if (tokens.gave(announcement.token()) || !copies.areKept() || reached == null) {
      return; // the writer drops them itself
    }
    copies.drop(announcement);
    heard.add(announcement.token());
    try {
      neighbours.acknowledge(Set.of(announcement.token()), tokens.worker(), reached);
    } catch (StoreUnavailable failure) {
      // The next poll finds it in the stream and acknowledges it; until then its writer waits.
      LOG.log(Level.DEBUG, "An announcement is acknowledged later: {0}", failure.getMessage());
    }
  }

  /** Removes the names of workers that are no more. */
  void strike(Map<String, Long> silent, Incarnation sighted) throws StoreUnavailable {
    if (!silent.isEmpty()) {
      neighbours.strike(silent, sighted);
    }
  }

  /** Has nobody wait for this worker any more, which must have given up trust for good. */
  synchronized void leave() {
    left = true;
    @Nullable Incarnation reached = on;
    if (reached != null) {
      try {
        neighbours.strike(Map.of(tokens.worker(), count), reached);
      } catch (StoreUnavailable failure) {
        LOG.log(Level.DEBUG, "The others will find out: {0}", failure.getMessage());
      }
    }
  }

  /** One line, equal for those that will behave alike. */
  String fingerprint() {
    return count + "" + place + heard + registry.fingerprint();
  }
}
