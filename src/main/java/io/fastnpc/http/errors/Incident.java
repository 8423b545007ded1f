package io.fastnpc.http.errors;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * An error that an operator may have to look at: the client is told the id, the log says the rest.
 *
 * @param id eight hexadecimal digits that stand in the answer and in the log
 */
record Incident(String id) {
  private static final Logger LOG = System.getLogger(Incident.class.getName());

  private static Incident fresh() {
    return new Incident(HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()));
  }

  /** Logs one line: for failures whose place in the program says nothing. */
  static Incident brief(String what, Throwable failure) {
    Incident incident = fresh();
    String why = String.valueOf(failure.getMessage()).lines().collect(Collectors.joining(" "));
    LOG.log(Level.ERROR, what + " (incident " + incident.id + "): " + why);
    return incident;
  }

  /** Logs the stack trace too: for failures that are mistakes of this program. */
  static Incident full(String what, Throwable failure) {
    Incident incident = fresh();
    LOG.log(Level.ERROR, what + " (incident " + incident.id + ")", failure);
    return incident;
  }

  /** Adds the id to what the client is told. */
  String tell(String sentence) {
    return sentence + "（编号 " + id + "）";
  }
}
