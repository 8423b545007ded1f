package io.fastnpc.tools.scenarios;

import io.fastnpc.tools.servers.RestClient;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The look-ups for one chat message.
 *
 * @param paths the calls, one after the other
 */
record Turn(List<String> paths) {
  /** The eleven look-ups that the existing product makes a message, each as a call of its own. */
  static Turn ofEleven(String character) {
    String at = "/api/characters/" + character;
    String settings = "/api/me/settings";
    String id = at + "/id";
    String profile = at + "/profile";
    String list = "/api/characters";
    return new Turn(
        List.of(
            settings, id, profile, list, // the page
            settings, id, profile, // the prompt
            settings, id, profile, list)); // what is remembered after the answer
  }

  /** All of it in one call. */
  static Turn inOne(String character) {
    return new Turn(List.of("/api/chat/" + character + "/context"));
  }

  /** Makes the calls. @throws IllegalStateException if one is not answered with 200 */
  void take(RestClient browser, LongConsumer nanos) {
    for (String path : paths) {
      long began = System.nanoTime();
      int status = browser.get(path).status();
      nanos.accept(System.nanoTime() - began);
      if (status != 200) {
        throw new IllegalStateException(path + " answered " + status);
      }
    }
  }
}
