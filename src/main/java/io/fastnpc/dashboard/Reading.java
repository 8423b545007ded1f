package io.fastnpc.dashboard;

import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.trouble.Troubles;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.util.function.Supplier;

/** Reads what belongs to users for a page, and keeps in words why that was not possible. */
@RequestScoped
public class Reading {
  @Inject private Frame frame;

  @Inject private Troubles troubles;

  private String problem = "";

  /** What {@code read} reads, or {@code nothing} where that is not possible. */
  <T> T orElse(T nothing, Supplier<T> read) {
    if (!frame.isConfirmed()) {
      problem = "users.away";
      return nothing;
    }
    try {
      return read.get();
    } catch (DatabaseFailure away) {
      troubles.postgres().happened("a page about users cannot be shown: " + away.getMessage());
      problem = "users.away";
    } catch (ServiceUnavailableException others) {
      problem = "users.busy";
    }
    return nothing;
  }

  /** The key of the sentence that says what went wrong last; empty: nothing did. */
  String problem() {
    return problem;
  }
}
