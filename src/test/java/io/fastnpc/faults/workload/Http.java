package io.fastnpc.faults.workload;

import io.fastnpc.faults.workload.Call.Unanswered;
import io.fastnpc.tools.servers.RestClient;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.Supplier;

/** Tells meaningful answers from others. */
final class Http {
  private Http() {}

  /** The answer of {@code call}. @throws Unanswered if its status is none of {@code meaningful} */
  static RestClient.Answer answer(Supplier<RestClient.Answer> call, Integer... meaningful)
      throws Unanswered {
    RestClient.Answer answer;
    try {
      answer = call.get();
    } catch (UncheckedIOException broken) {
      throw new Unanswered("no answer");
    }
    boolean failed = answer.status() >= 400;
    if (!Set.of(meaningful).contains(answer.status()) || (failed && !isOfApplication(answer))) {
      throw new Unanswered("status " + answer.status() + speaker(answer));
    }
    return answer;
  }

  private static String speaker(RestClient.Answer answer) {
    return isOfApplication(answer) ? "" : " of the container"; // which opens its port first
  }

  private static boolean isOfApplication(RestClient.Answer answer) {
    return answer.body().has("error");
  }
}
