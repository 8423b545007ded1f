package io.fastnpc.dashboard;

import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.http.browsers.PageLanguage;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.function.Supplier;

/**
 * Reads what belongs to users for one bean of a page, and keeps in words why that was not possible.
 */
@Dependent
public class Reading {
  private static final String OF_USERS = "users.unshown";

  @Inject private Frame frame;

  @Inject private Setback setback;

  @Inject private PageLanguage language;

  private String problem = "";

  /** What {@code read} reads, or {@code nothing} where that is not possible. */
  <T> T orElse(T nothing, Supplier<T> read) {
    return orElse(nothing, OF_USERS, read);
  }

  /** The same; {@code consequence} is the key of the words for what cannot be shown. */
  <T> T orElse(T nothing, String consequence, Supplier<T> read) {
    if (!frame.isConfirmed()) {
      problem = setback.ofAbsence(consequence);
      return nothing;
    }
    try {
      return read.get();
    } catch (DatabaseFailure failure) {
      problem = setback.of(failure, consequence);
    } catch (ServiceUnavailableException others) {
      problem = Words.in(language.get()).say("users.busy");
    }
    return nothing;
  }

  /** The sentence that says what went wrong last; empty: nothing did. */
  String problem() {
    return problem;
  }
}
