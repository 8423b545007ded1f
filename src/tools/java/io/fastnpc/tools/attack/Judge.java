package io.fastnpc.tools.attack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fastnpc.tools.attack.Shot.Audience;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Says which rules an answer breaks. */
final class Judge {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The sentence of the only 501 that the API has. */
  private static final String ELSEWHERE = "角色生成由原有后端提供";

  /** What the scripts of Faces expect to be told. */
  private static final String VIEW_EXPIRED = "jakarta.faces.application.ViewExpiredException";

  private static final Pattern TRACE =
      Pattern.compile(
          "\\bat [\\w.$]+\\([\\w]+\\.java|\\b(java|jakarta|org|com|io)\\.[\\w.]+(Exception|Error)\\b");

  private Judge() {}

  /** The rules that {@code reply} to a request of {@code method} breaks. */
  static List<Rule> broken(Audience audience, String method, Reply reply) {
    List<Rule> broken = new ArrayList<>();
    int status = reply.status();
    boolean elsewhere = status == 501 && reply.body().contains(ELSEWHERE);
    // What is no HTTP/1 is refused by the container, which has a status of its own for that.
    boolean unknownVersion = status == 505 && reply.body().isEmpty();
    if (status >= 500 && status != 503 && !elsewhere && !unknownVersion) {
      broken.add(Rule.NO_SERVER_ERROR);
    }
    if ((status == 503 || status == 429) && reply.header("retry-after").isEmpty()) {
      broken.add(Rule.RETRY_AFTER);
    }
    if (TRACE.matcher(reply.body().replace(VIEW_EXPIRED, "")).find()) {
      broken.add(Rule.NO_STACK_TRACE);
    }
    if (audience != Audience.BROWSER) {
      forPrograms(audience, method, reply, broken);
    }
    return broken;
  }

  private static void forPrograms(
      Audience audience, String method, Reply reply, List<Rule> broken) {
    String body = reply.body().strip();
    boolean refused = reply.status() >= 400;
    if (refused && (reply.header("content-type").contains("html") || body.startsWith("<"))) {
      broken.add(Rule.NO_MARKUP);
    } else if (refused && !body.isEmpty() && !isError(body)) {
      broken.add(Rule.ERROR_IN_JSON);
    }
    boolean silent = method.equals("HEAD") || method.equals("OPTIONS") || reply.status() == 204;
    if (reply.status() / 100 == 2 && body.isEmpty() && !silent) {
      broken.add(Rule.NO_EMPTY_SUCCESS);
    }
    if (audience == Audience.FORGER && reply.status() / 100 == 2) {
      broken.add(Rule.NO_FORGED_SESSION);
    }
  }

  private static boolean isError(String body) {
    try {
      JsonNode read = JSON.readTree(body);
      return read != null && read.path("error").isTextual();
    } catch (JsonProcessingException notJson) {
      return false;
    }
  }
}
