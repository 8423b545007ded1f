package io.fastnpc.overload;

import io.fastnpc.config.QuotaSettings;
import io.fastnpc.http.addresses.ClientAddress;
import io.fastnpc.http.errors.Sentences;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What this worker takes from one address and from one user; it counts in its own memory. */
@ApplicationScoped
public class Quotas {
  /** For whom too many accounts have been registered. */
  public static final String REGISTRATIONS = "注册过于频繁，请稍后再试";

  private final Allowance registrations;
  private final Allowance writes;
  private final Refusals refusals;

  /** The quotas that the settings say. */
  @Inject
  public Quotas(QuotaSettings settings, Refusals refusals) {
    this(settings, refusals, System::nanoTime);
  }

  /** For the container's proxies, which do nothing themselves. */
  protected Quotas() {
    this(new QuotaSettings(0, 0, 0), new Refusals());
  }

  Quotas(QuotaSettings settings, Refusals refusals, LongSupplier nanos) {
    registrations = new Allowance(settings.registrationsPerHour(), Duration.ofHours(1), nanos);
    writes = new Allowance(settings.writesPerMinute(), Duration.ofMinutes(1), nanos);
    this.refusals = refusals;
  }

  /**
   * Lets somebody register. A name that is taken counts too, since somebody learns that it is; what
   * {@code registering} throws passes, and counts for nothing.
   *
   * @throws TooManyAttempts if there were too many from this address
   */
  public <T> T registration(ClientAddress from, Supplier<T> registering) {
    refuse(REGISTRATIONS, registrations.take(from.network()));
    boolean done = false;
    try {
      T result = registering.get();
      done = true;
      return result;
    } finally {
      if (!done) {
        registrations.giveBack(from.network());
      }
    }
  }

  /**
   * Lets {@code user} write once.
   *
   * @throws TooManyAttempts if they have written too often
   */
  public void write(String user) {
    refuse(Sentences.TOO_MANY_WRITES, writes.take(user));
  }

  private void refuse(String sentence, Optional<Duration> wait) {
    if (wait.isPresent()) {
      refusals.add(Refusal.QUOTA);
      throw new TooManyAttempts(sentence, wait.get());
    }
  }
}
