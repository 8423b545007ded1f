package io.fastnpc.dashboard;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.database.PageFailure;
import io.fastnpc.http.browsers.PageLanguage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Why a page cannot show or do something, in words and by one rule: which server it is, whether
 * that is away or refuses, and what follows. {@code consequence} is the key of the last part.
 */
@ApplicationScoped
public class Setback {
  @Inject private PageFailure failures;

  @Inject private PageLanguage language;

  /** That PostgreSQL does not answer, which the log has been told of. */
  String ofAbsence(String consequence) {
    return words().say("setback.postgres_away", words().say(consequence));
  }

  /** What {@code failure} is; tells the log. */
  String of(DatabaseFailure failure, String consequence) {
    String number = failures.tell("a page", failure);
    return failure.isOutage()
        ? ofAbsence(consequence)
        : words().say("setback.postgres_refuses", words().say(consequence), number);
  }

  /** The same of something that was to be done. */
  String ofDeed(DatabaseFailure failure) {
    return of(failure, failure.isOutage() ? "setback.unsure" : "setback.undone");
  }

  /** What {@code failure} is; the monitoring tells the log. */
  String of(StoreUnavailable failure, String consequence) {
    String follows = words().say(consequence);
    return failure
        .refusal()
        .map(refusal -> words().say("setback.redis_refuses", follows, refusal.brief()))
        .orElseGet(() -> words().say("setback.redis_away", follows));
  }

  private Words words() {
    return Words.in(language.get());
  }
}
