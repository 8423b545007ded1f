package io.fastnpc.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fastnpc.cache.fakes.FakeTime;
import io.fastnpc.config.Addresses;
import io.fastnpc.config.QuotaSettings;
import io.fastnpc.http.addresses.ClientAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QuotasTest {
  private final FakeTime time = new FakeTime();
  private final Refusals refusals = new Refusals();
  private final Quotas quotas = new Quotas(new QuotaSettings(20, 60, 0), refusals, time::nanos);

  private static ClientAddress address(String text) {
    return new ClientAddress(Addresses.parse(text).orElseThrow());
  }

  @Test
  void a_user_writes_so_often_in_a_minute_and_others_are_others() {
    for (int i = 0; i < 60; i++) {
      quotas.write("ada");
    }
    assertThatThrownBy(() -> quotas.write("ada"))
        .isInstanceOfSatisfying(
            TooManyAttempts.class,
            refused -> {
              assertThat(refused).hasMessage("操作过于频繁，请稍后再试");
              assertThat(refused.getResponse().getStatus()).isEqualTo(429);
              assertThat(refused.retryAfter()).isEqualTo("1");
            });
    assertThat(refusals.counts()).containsEntry(Refusal.QUOTA, 1L);
    quotas.write("bob");
    time.advance(Duration.ofSeconds(2));
    quotas.write("ada");
    quotas.write("ada");
    assertThatThrownBy(() -> quotas.write("ada")).isInstanceOf(TooManyAttempts.class);
  }

  @Test
  void an_address_registers_so_many_in_an_hour_those_refused_by_others_not_counted() {
    for (int i = 0; i < 100; i++) {
      assertThatThrownBy(
              () ->
                  quotas.registration(
                      address("2001:db8::1"),
                      () -> {
                        throw new IllegalStateException("the database is away");
                      }))
          .hasMessage("the database is away");
    }
    for (int i = 0; i < 20; i++) {
      assertThat(quotas.<Integer>registration(address("2001:db8::" + i), () -> 1)).isEqualTo(1);
    }
    assertThatThrownBy(() -> quotas.registration(address("2001:db8::77"), () -> 1))
        .isInstanceOfSatisfying(
            TooManyAttempts.class,
            refused -> {
              assertThat(refused).hasMessage("注册过于频繁，请稍后再试");
              assertThat(refused.retryAfter()).isEqualTo("180");
            });
    assertThat(quotas.<Integer>registration(address("2001:db8:0:1::1"), () -> 1)).isEqualTo(1);
    time.advance(Duration.ofMinutes(3));
    assertThat(quotas.<Integer>registration(address("2001:db8::1"), () -> 1)).isEqualTo(1);
  }

  @Test
  void zero_is_any_number() {
    Quotas none = new Quotas(new QuotaSettings(0, 0, 0), refusals, time::nanos);
    for (int i = 0; i < 10_000; i++) {
      none.write("ada");
      none.registration(address("203.0.113.1"), () -> 1);
    }
    assertThat(refusals.counts()).containsEntry(Refusal.QUOTA, 0L);
  }
}
