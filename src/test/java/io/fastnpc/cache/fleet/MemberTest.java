package io.fastnpc.cache.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fastnpc.cache.Standing;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.statistics.Count;
import io.fastnpc.cache.statistics.Counts;
import io.fastnpc.cache.statistics.Spans;
import io.fastnpc.cache.statistics.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Counts are exact, whichever worker dies, and when. */
class MemberTest extends OnRedis {
  private final Person ada = new Person(board);
  private final Person bob = new Person(board);
  private final Person eve = new Person(board);

  /** A worker whose cache counts what the test says. */
  private static final class Person {
    private long hits;
    final Member member;

    Person(Board board) {
      member = new Member(board, Person::report, this::ledger);
    }

    private SortedMap<String, Tally> ledger() {
      var counts = new Counts(Map.of(Count.HITS, hits), Map.of());
      return new TreeMap<>(Map.of("things", new Tally(counts, Spans.NONE, Spans.NONE)));
    }

    private static Report report(
        String id, long number, long epoch, SortedMap<String, Tally> tallies) {
      var standing = ReportedStanding.of(Standing.TRUSTED);
      return new Report(id, number, epoch, "", "", 1, "", standing, true, 0, 0, 0, 0, tallies);
    }

    Person counts(long more) throws StoreUnavailable {
      hits += more;
      member.report();
      return this;
    }

    long all() throws StoreUnavailable {
      return Tally.sum(member.sum().tallies()).counts().of(Count.HITS);
    }

    long own() {
      return Tally.sum(member.own().tallies()).counts().of(Count.HITS);
    }

    int workers() throws StoreUnavailable {
      return member.sum().workers().size();
    }
  }

  @Test
  void the_sum_is_that_of_all_workers() throws StoreUnavailable {
    ada.counts(1).counts(1);
    bob.counts(10);
    assertThat(ada.all()).isEqualTo(12);
    assertThat(bob.all()).isEqualTo(12);
    assertThat(bob.own()).isEqualTo(10);
    assertThat(ada.workers()).isEqualTo(2);
  }

  @Test
  void a_worker_that_died_is_added_to_the_total_once() throws StoreUnavailable {
    ada.counts(1);
    bob.counts(10);
    eve.counts(100);
    longAgo();
    assertThat(ada.member.report()).hasSize(2); // bob has not reported since, either
    assertThat(eve.member.report()).isEmpty();
    assertThat(bob.member.report()).isEmpty();
    longAgo();
    bob.counts(0);
    ada.counts(0);
    assertThat(ada.all()).isEqualTo(111);
    assertThat(bob.all()).isEqualTo(111);
  }

  @Test
  void a_worker_that_was_only_silent_goes_on_from_where_it_was_counted() throws StoreUnavailable {
    ada.counts(1);
    bob.counts(10);
    bob.hits += 5; // never reported under the first id
    longAgo();
    assertThat(ada.member.report()).hasSize(1);
    assertThat(ada.workers()).isEqualTo(1);
    assertThat(ada.all()).isEqualTo(11);
    bob.counts(2);
    assertThat(ada.all()).isEqualTo(18);
    assertThat(bob.all()).isEqualTo(18);
    assertThat(bob.own()).isEqualTo(17);
    assertThat(ada.workers()).isEqualTo(2);
  }

  @Test
  void a_report_whose_answer_was_lost_is_counted_once() throws StoreUnavailable {
    ada.counts(1);
    Person unlucky = new Person(new Deaf(board));
    assertThatThrownBy(() -> unlucky.counts(10)).isInstanceOf(StoreUnavailable.class);
    unlucky.hits += 5;
    longAgo();
    ada.counts(0);
    assertThat(ada.all()).isEqualTo(11);
    unlucky.counts(0);
    assertThat(ada.all()).isEqualTo(16);
  }

  @Test
  void nobody_is_missed_after_a_time_in_which_nobody_could_report() throws StoreUnavailable {
    ada.counts(1);
    bob.counts(10);
    longAgo();
    direct.hset(prefix + "~board", "last", "1");
    assertThat(ada.member.report()).isEmpty();
    assertThat(bob.member.report()).isEmpty();
    assertThat(ada.workers()).isEqualTo(2);
  }

  @Test
  void an_emptied_redis_loses_nothing() throws StoreUnavailable {
    ada.counts(1);
    bob.counts(10);
    longAgo();
    ada.counts(0); // bob is gone
    forget();
    ada.counts(1);
    assertThat(ada.all()).isEqualTo(12);
    assertThat(eve.counts(100).all()).isEqualTo(112);
  }

  @Test
  void a_redis_from_before_a_death_does_not_count_it_again() throws StoreUnavailable {
    ada.counts(1);
    bob.counts(10);
    byte[] before = direct.dump(prefix + "~board");
    longAgo();
    ada.counts(0);
    forget();
    direct.restore(prefix + "~board", 0, before);
    ada.counts(0);
    longAgo();
    ada.counts(0);
    assertThat(ada.all()).isEqualTo(11);
  }

  @Test
  void a_reset_is_for_all_workers_also_for_those_that_are_gone() throws StoreUnavailable {
    ada.counts(1);
    bob.counts(10);
    eve.counts(100);
    longAgo();
    bob.counts(0);
    ada.member.reset();
    assertThat(ada.all()).isZero();
    assertThat(bob.counts(3).all()).isZero(); // counted before bob learned of the reset
    bob.counts(4);
    ada.counts(5);
    assertThat(ada.all()).isEqualTo(9);
    assertThat(bob.own()).isEqualTo(4);
    assertThat(ada.own()).isEqualTo(5);
  }

  @Test
  void a_worker_that_begins_after_a_reset_counts_from_its_beginning() throws StoreUnavailable {
    ada.member.reset();
    Person late = new Person(board);
    late.hits = 7;
    late.counts(0);
    assertThat(ada.all()).isEqualTo(7);
  }

  @Test
  void a_worker_that_stops_takes_its_leave() throws StoreUnavailable {
    ada.counts(1);
    bob.counts(10);
    bob.hits += 1;
    bob.member.leave();
    assertThat(ada.workers()).isEqualTo(1);
    assertThat(ada.all()).isEqualTo(12);
  }

  @Test
  void a_worker_in_a_state_of_another_release_is_not_trusted_and_counts() throws StoreUnavailable {
    ada.counts(1);
    bob.counts(10);
    rewrite("\"TRUSTED\"", "\"HIBERNATING\"");
    assertThat(ada.all()).isEqualTo(11);
    assertThat(ada.member.sum().workers())
        .extracting(Report::standing)
        .containsExactly(ReportedStanding.of(Standing.TRUSTED), new ReportedStanding("HIBERNATING"))
        .last()
        .satisfies(
            standing -> {
              assertThat(standing.known()).isEmpty();
              assertThat(standing.is(Standing.TRUSTED)).isFalse();
            });
    longAgo();
    ada.counts(0);
    assertThat(ada.all()).as("bob is gone").isEqualTo(11);
  }

  @Test
  void a_report_has_the_form_that_other_releases_know() {
    byte[] note = Documents.write(Person.report("ada", 2, 1, new TreeMap<>()));
    assertThat(new String(note, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"id\":\"ada\",\"number\":2,\"epoch\":1,\"name\":\"\",\"host\":\"\",\"pid\":1,"
                + "\"version\":\"\",\"state\":\"TRUSTED\",\"redisAnswers\":true,\"startedAt\":0,"
                + "\"at\":0,\"heapUsed\":0,\"heapMax\":0,\"tallies\":{}}");
  }

  private void rewrite(String old, String other) {
    String key = prefix + "~board";
    direct.hgetAll(key).forEach((field, note) -> direct.hset(key, field, note.replace(old, other)));
  }

  /** A board of which the first answer to a report does not arrive. */
  private static final class Deaf implements Board {
    private final Board board;
    private boolean answered;

    Deaf(Board board) {
      this.board = board;
    }

    @Override
    public Posted post(String id, byte[] report, Duration silence) throws StoreUnavailable {
      Posted posted = board.post(id, report, silence);
      if (answered) {
        return posted;
      }
      answered = true;
      throw new StoreUnavailable("lost");
    }

    @Override
    public Content read(Duration silence) throws StoreUnavailable {
      return board.read(silence);
    }

    @Override
    public boolean replace(
        Optional<byte[]> seen,
        byte[] next,
        long version,
        Optional<Map.Entry<String, byte[]>> leaving)
        throws StoreUnavailable {
      return board.replace(seen, next, version, leaving);
    }

    @Override
    public void miss(Map<String, byte[]> notes) throws StoreUnavailable {
      board.miss(notes);
    }

    @Override
    public boolean forget(String name) throws StoreUnavailable {
      return board.forget(name);
    }

    @Override
    public Map<String, byte[]> missed() throws StoreUnavailable {
      return board.missed();
    }

    @Override
    public void tell(List<byte[]> events, int limit) throws StoreUnavailable {
      board.tell(events, limit);
    }

    @Override
    public List<byte[]> told() throws StoreUnavailable {
      return board.told();
    }

    @Override
    public boolean keep(String id, long before, Map<Long, byte[]> steps, Duration life)
        throws StoreUnavailable {
      return board.keep(id, before, steps, life);
    }

    @Override
    public Map<Long, Map<String, byte[]>> kept(Collection<Long> steps) throws StoreUnavailable {
      return board.kept(steps);
    }
  }
}
