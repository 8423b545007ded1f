package io.fastnpc.brake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.fakes.FakeTime;
import io.fastnpc.config.Addresses;
import io.fastnpc.config.BrakeSettings;
import io.fastnpc.http.addresses.ClientAddress;
import io.fastnpc.overload.Refusal;
import io.fastnpc.overload.Refusals;
import io.fastnpc.overload.TooManyAttempts;
import io.fastnpc.trouble.Troubles;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BrakeTest {
  private static final int FREE = 10;
  private static final int FREE_PER_ADDRESS = 100;
  private static final String SECRET = "s".repeat(32);
  private static final ClientAddress HOME = address("203.0.113.1");

  private final FakeTime time = new FakeTime();
  private final Forgetful redis = new Forgetful();
  private final Refusals refusals = new Refusals();
  private final Brake brake = worker();
  private final AtomicInteger tried = new AtomicInteger();

  /** A count of all workers that can lose what it knows, and be away. */
  private final class Forgetful implements Meters {
    private OwnMeters counts = new OwnMeters(time::nanos);
    private boolean away;
    private int asked;
    private Optional<Double> forged = Optional.empty();

    void flush() {
      counts = new OwnMeters(time::nanos);
    }

    private OwnMeters counts() throws StoreUnavailable {
      asked++;
      if (away) {
        throw new StoreUnavailable("away");
      }
      return counts;
    }

    @Override
    public Outcome count(List<Metered> all) throws StoreUnavailable {
      Outcome honest = counts().count(all);
      return honest instanceof Counted counted && forged.isPresent()
          ? new Counted(counted.pauses(), Collections.nCopies(all.size(), forged.get()))
          : honest;
    }

    @Override
    public void refund(List<Metered> all, Counted counted) throws StoreUnavailable {
      counts().refund(all, counted);
    }

    @Override
    public boolean isNoted(String subject) throws StoreUnavailable {
      return counts().isNoted(subject);
    }

    @Override
    public void note(String subject, Duration life) throws StoreUnavailable {
      counts().note(subject, life);
    }
  }

  private Brake worker() {
    return worker(new BrakeSettings(FREE, FREE_PER_ADDRESS, Duration.ofMinutes(15)));
  }

  private Brake worker(BrakeSettings settings) {
    return new Brake(settings, SECRET, redis, refusals, new Troubles(time::nanos), time::nanos);
  }

  private static ClientAddress address(String text) {
    return new ClientAddress(Addresses.parse(text).orElseThrow());
  }

  private static ClientAddress bot(int number) {
    return address("198." + number / 62_500 + "." + number / 250 % 250 + "." + number % 250);
  }

  private boolean wrong(Brake worker, String name, ClientAddress from) {
    return tries(worker, name, from, Optional.empty());
  }

  private boolean right(Brake worker, String name, ClientAddress from) {
    return tries(worker, name, from, Optional.of(name));
  }

  /** Whether the password was tried at all. */
  private boolean tries(Brake worker, String name, ClientAddress from, Optional<String> result) {
    int before = tried.get();
    try {
      Optional<String> given =
          worker.logIn(
              name,
              from,
              () -> {
                tried.incrementAndGet();
                return result;
              });
      assertThat(given).isEqualTo(result);
      return true;
    } catch (TooManyAttempts refused) {
      assertThat(tried).as("no work is done").hasValue(before);
      assertThat(Long.parseLong(refused.retryAfter())).isPositive();
      return false;
    }
  }

  @Test
  void a_guess_from_everywhere_gets_some_wrong_passwords_and_then_one_in_ten_minutes() {
    int guesses = 0;
    for (int second = 0; second < 86_400; second += 5) {
      guesses += wrong(brake, "victim", bot(second)) ? 1 : 0;
      time.advance(Duration.ofSeconds(5));
    }
    assertThat(guesses).isBetween(100, 170);
  }

  @Test
  void one_address_gets_some_wrong_passwords_for_all_accounts_together() {
    int guesses = 0;
    for (int second = 0; second < 3_600; second++) {
      guesses += wrong(brake, "user-" + second, HOME) ? 1 : 0;
      time.advance(Duration.ofSeconds(1));
    }
    assertThat(guesses).isBetween(FREE_PER_ADDRESS, FREE_PER_ADDRESS + 75);
  }

  @Test
  void the_addresses_of_one_network_of_ipv6_are_one() {
    int guesses = 0;
    for (int i = 0; i < 500; i++) {
      guesses += wrong(brake, "user-" + i, address("2001:db8:1:2::" + i)) ? 1 : 0;
    }
    assertThat(guesses).isEqualTo(FREE_PER_ADDRESS + 1);
    assertThat(wrong(brake, "user", address("2001:db8:1:3::1"))).isTrue();
  }

  @Test
  void all_workers_count_together() {
    Brake other = worker();
    int guesses = 0;
    for (int i = 0; i < 40; i++) {
      guesses += wrong(i % 2 == 0 ? brake : other, "victim", bot(i)) ? 1 : 0;
    }
    assertThat(guesses).isEqualTo(FREE + 1);
    assertThat(refusals.counts()).containsEntry(Refusal.MANY_FAILURES, 40L - FREE - 1);
  }

  @Test
  void names_are_told_apart_as_they_are_looked_up() {
    for (int i = 0; i < 20; i++) {
      wrong(brake, "Ada", bot(i));
    }
    assertThat(wrong(brake, "Ada", HOME)).isFalse();
    assertThat(wrong(brake, "ada", HOME)).isTrue();
  }

  @Test
  void the_user_gets_in_from_where_they_have_been_whatever_others_try() {
    assertThat(right(brake, "victim", HOME)).isTrue();
    for (int i = 0; i < 1_000; i++) {
      wrong(brake, "victim", bot(i));
    }
    assertThat(right(brake, "victim", bot(1))).as("from elsewhere").isFalse();
    assertThat(right(brake, "victim", HOME)).isTrue();
    assertThat(right(worker(), "victim", HOME)).as("on every worker").isTrue();
    redis.away = true;
    assertThat(right(brake, "victim", HOME)).as("without Redis").isTrue();
  }

  @Test
  void who_registers_from_an_address_has_been_there() {
    brake.registered("new", HOME);
    for (int i = 0; i < 20; i++) {
      wrong(brake, "new", bot(i));
    }
    assertThat(right(brake, "new", HOME)).isTrue();
  }

  @Test
  void a_known_address_is_no_licence_to_guess() {
    right(brake, "victim", HOME);
    int guesses = 0;
    for (int i = 0; i < 40; i++) {
      guesses += wrong(brake, "victim", HOME) ? 1 : 0;
    }
    assertThat(guesses).isEqualTo(FREE + 1);
  }

  @Test
  void an_office_with_typing_errors_goes_on() {
    for (int user = 0; user < 500; user++) {
      if (user % 6 == 0) {
        assertThat(wrong(brake, "colleague-" + user, HOME)).isTrue();
      }
      assertThat(right(brake, "colleague-" + user, HOME)).isTrue();
    }
  }

  @Test
  void own_log_ins_buy_no_guesses() {
    int guesses = 0;
    for (int i = 0; i < 1_000; i++) {
      right(brake, "mallory", HOME);
      guesses += wrong(brake, "victim-" + i, HOME) ? 1 : 0;
    }
    assertThat(guesses).isEqualTo(FREE_PER_ADDRESS + 1);
  }

  @Test
  void a_count_that_is_lost_frees_nobody_on_this_worker() {
    int guesses = 0;
    for (int i = 0; i < 200; i++) {
      redis.flush();
      guesses += wrong(brake, "victim", bot(i)) ? 1 : 0;
    }
    assertThat(guesses).isEqualTo(FREE + 1);
  }

  @Test
  void a_count_that_is_lost_frees_nobody_on_other_workers_that_took_part() {
    Brake other = worker();
    for (int i = 0; i < FREE + 1; i++) {
      wrong(i < FREE ? brake : other, "victim", bot(i));
    }
    redis.flush();
    assertThat(wrong(other, "victim", bot(50))).isFalse();
    assertThat(wrong(brake, "victim", bot(50))).isTrue();
    assertThat(wrong(brake, "victim", bot(51))).isFalse();
  }

  @Test
  void without_redis_each_worker_counts_alone_and_does_not_ask_in_vain() {
    redis.away = true;
    int guesses = 0;
    for (int i = 0; i < 200; i++) {
      guesses += wrong(brake, "victim", bot(i)) ? 1 : 0;
    }
    assertThat(guesses).isEqualTo(FREE + 1);
    assertThat(redis.asked).isEqualTo(1);
    redis.away = false;
    time.advance(Duration.ofSeconds(2));
    assertThat(wrong(brake, "other", HOME)).isTrue();
    assertThat(redis.asked).isGreaterThan(2);
  }

  @Test
  void of_a_thousand_at_once_no_more_pass_than_one_after_the_other() throws Exception {
    CountDownLatch all = new CountDownLatch(1);
    AtomicInteger hashed = new AtomicInteger();
    Callable<Boolean> guess =
        () -> {
          all.await();
          try {
            brake.logIn(
                "victim",
                HOME,
                () -> {
                  hashed.incrementAndGet();
                  return Optional.empty();
                });
            return true;
          } catch (TooManyAttempts refused) {
            return false;
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(50);
    try {
      List<Future<Boolean>> guesses =
          Stream.generate(() -> threads.submit(guess)).limit(1_000).toList();
      all.countDown();
      for (Future<Boolean> one : guesses) {
        one.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(hashed).hasValue(FREE + 1);
  }

  @Test
  void what_could_not_be_tried_counts_for_nothing() {
    for (int i = 0; i < 200; i++) {
      assertThatThrownBy(
              () ->
                  brake.logIn(
                      "user",
                      HOME,
                      () -> {
                        throw new IllegalStateException("the database is away");
                      }))
          .hasMessage("the database is away");
    }
    assertThat(right(brake, "user", HOME)).isTrue();
  }

  @Test
  void who_is_logged_in_confirms_whatever_strangers_try_but_not_without_end() {
    for (int i = 0; i < 200; i++) {
      wrong(brake, "victim", bot(i));
    }
    assertThat(brake.confirm(7, "own", () -> Optional.of("changed"))).contains("changed");
    for (int i = 0; i < FREE + 1; i++) {
      assertThat(brake.confirm(7, "own", Optional::empty)).isEmpty();
    }
    assertThatThrownBy(() -> brake.confirm(7, "own", Optional::empty))
        .isInstanceOf(TooManyAttempts.class);
    assertThat(brake.confirm(8, "own", Optional::empty)).isEmpty();
  }

  @Test
  void a_stolen_session_does_not_keep_its_owner_from_changing_the_password() {
    int guesses = 0;
    for (int i = 0; i < 100; i++) {
      try {
        brake.confirm(7, "stolen", Optional::empty);
        guesses++;
      } catch (TooManyAttempts refused) {
        assertThat(brake.confirm(7, "own", () -> Optional.of("changed"))).contains("changed");
      }
    }
    assertThat(guesses).isEqualTo(FREE + 1);
  }

  @Test
  void what_somebody_wrote_into_the_common_count_locks_nobody_out_for_good() {
    for (double forged : new double[] {1e300, Double.POSITIVE_INFINITY, Double.NaN, -1e300}) {
      redis.forged = Optional.of(forged);
      assertThat(wrong(brake, "victim", HOME)).as("%s", forged).isTrue();
      redis.forged = Optional.empty();
      time.advance(Duration.ofHours(3));
      assertThat(right(brake, "victim", HOME)).as("%s", forged).isTrue();
      time.advance(Duration.ofHours(1));
      for (int i = 0; i < 3; i++) {
        assertThat(wrong(brake, "victim", bot(i))).as("%s", forged).isTrue();
      }
      time.advance(Duration.ofHours(3));
    }
  }

  @Test
  void zeros_switch_it_off() {
    Brake off = worker(new BrakeSettings(0, 0, Duration.ofMinutes(15)));
    for (int i = 0; i < 500; i++) {
      assertThat(wrong(off, "victim", HOME)).isTrue();
      assertThat(off.confirm(7, "own", Optional::empty)).isEmpty();
    }
    assertThat(redis.asked).isZero();
  }

  @Test
  void redis_learns_neither_names_nor_addresses() {
    Subjects subjects = new Subjects(SECRET);
    assertThat(subjects.of("pair", "ada", "203.0.113.1"))
        .matches("pair-[A-Za-z0-9_-]{22}")
        .isNotEqualTo(subjects.of("pair", "ada2", "03.0.113.1"))
        .isNotEqualTo(new Subjects("t".repeat(32)).of("pair", "ada", "203.0.113.1"));
  }
}
