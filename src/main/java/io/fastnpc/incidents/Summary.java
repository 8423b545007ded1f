package io.fastnpc.incidents;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Says in one sentence of one language what an incident is, without links. */
public final class Summary {
  private static final String BUNDLE = "io.fastnpc.incidents.words";

  private final ResourceBundle words;
  private final Locale locale;

  private Summary(Locale locale) {
    this.words = ResourceBundle.getBundle(BUNDLE, locale);
    this.locale = locale;
  }

  /** The one that speaks {@code locale}. */
  public static Summary in(Locale locale) {
    return new Summary(locale);
  }

  /** The sentence. */
  public String of(Incident incident, Instant now) {
    List<String> parts =
        incident.chain().stream()
            .map(part -> say("kind." + part.kind(), part.subject()))
            .distinct()
            .toList();
    Object[] arguments = {
      String.join(words.getString("leads_to"), parts),
      incident.from().truncatedTo(ChronoUnit.SECONDS).toString(),
      Math.max(0, incident.length(now).toSeconds()),
      incident.workers().stream()
          .map(Incident.Concerned::name)
          .collect(Collectors.joining(words.getString("and"))),
      incident.reads(),
      incident.failedAnswers(),
      incident.failedWrites()
    };
    return say(incident.lasts() ? "lasts" : "over", arguments);
  }

  private String say(String key, Object... arguments) {
    return new MessageFormat(words.getString(key), locale).format(arguments);
  }
}
