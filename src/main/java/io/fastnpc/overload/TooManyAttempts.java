package io.fastnpc.overload;

import io.fastnpc.http.errors.Sentences;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/** A log-in or the like is refused for now: 429, and when to try again. */
public class TooManyAttempts extends ClientErrorException {
  private static final long serialVersionUID = 1;

  private final long seconds;

  /** Tells the client to come again after {@code pause}, but not before a second. */
  public TooManyAttempts(Duration pause) {
    this(Sentences.TOO_MANY_ATTEMPTS, pause);
  }

  /** The same in other words. */
  TooManyAttempts(String sentence, Duration pause) {
    this(sentence, Math.max(1, pause.plusSeconds(1).minusNanos(1).toSeconds()));
  }

  private TooManyAttempts(String sentence, long seconds) {
    super(
        sentence,
        Response.status(Response.Status.TOO_MANY_REQUESTS)
            .header(HttpHeaders.RETRY_AFTER, seconds)
            .build());
    this.seconds = seconds;
  }

  /** For answers that are not made from this exception: the value of {@code Retry-After}. */
  public String retryAfter() {
    return Long.toString(seconds);
  }
}
