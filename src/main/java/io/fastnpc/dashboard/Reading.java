package io.fastnpc.dashboard;

import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.database.PageFailure;
import io.fastnpc.http.browsers.PageLanguage;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.function.Supplier;

/** Reads what belongs to users for a page, and keeps in words why that was not possible. */
@RequestScoped
public class Reading {
  @Inject private Frame frame;

  @Inject private PageFailure failures;

  @Inject private PageLanguage language;

  private String problem = "";

  /** What {@code read} reads, or {@code nothing} where that is not possible. */
  <T> T orElse(T nothing, Supplier<T> read) {
    if (!frame.isConfirmed()) {
      problem = words().say("users.away");
      return nothing;
    }
    try {
      return read.get();
    } catch (DatabaseFailure failure) {
      String number = failures.tell("a page about users cannot be shown", failure);
      problem =
          failure.isOutage() ? words().say("users.away") : words().say("users.refused", number);
    } catch (ServiceUnavailableException others) {
      problem = words().say("users.busy");
    }
    return nothing;
  }

  private Words words() {
    return Words.in(language.get());
  }

  /** The sentence that says what went wrong last; empty: nothing did. */
  String problem() {
    return problem;
  }
}
