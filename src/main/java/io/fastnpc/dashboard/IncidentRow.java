package io.fastnpc.dashboard;

import io.fastnpc.incidents.Incident;
import io.fastnpc.incidents.Kind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One incident, as pages show it.
 *
 * @param what in a few words what began it, with whom it concerns or why
 * @param help what that means; it is unlike others on the page by {@code id}
 * @param effects what it led to, with the reasons, and how long
 * @param level how bad it is while it lasts; plain once it is over
 * @param state whether it or what it led to lasts
 * @param iso when it began, for the browser to show in its own time
 * @param end when it was over, likewise, which its effects may outlast; empty: it lasts
 * @param length how long it has lasted or lasted, and how often it came back
 * @param harm what users noticed, and how many reads went to the database; empty: that cannot be
 *     said of it
 * @param workers those that saw it
 * @param untold that the webhook was not called; empty: nothing is known of that
 */
public record IncidentRow(
    String id,
    String what,
    String help,
    List<String> effects,
    Level level,
    String state,
    String iso,
    String end,
    String length,
    String harm,
    String workers,
    String untold) {
  static IncidentRow of(Incident incident, int index, Instant now, Words words, Format format) {
    String kind = "incident." + incident.kind();
    return new IncidentRow(
        "incident-" + index,
        what(incident, words),
        words.help(kind),
        incident.chain().stream()
            .skip(1)
            .map(part -> effect(part, words) + " · " + length(part, now, words, format))
            .toList(),
        incident.lasts() ? level(incident) : Level.PLAIN,
        words.say(state(incident)),
        iso(incident.from()),
        incident.to().map(IncidentRow::iso).orElse(""),
        length(incident, now, words, format),
        harm(incident, words, format),
        incident.workers().stream().map(Incident.Concerned::name).collect(Collectors.joining(", ")),
        incident.untold() ? words.say("incidents.untold") : "");
  }

  private static String iso(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String state(Incident incident) {
    if (!incident.lasts()) {
      return "incidents.over";
    }
    return incident.to().isPresent() ? "incidents.outlasted" : "incidents.lasts";
  }

  private static String what(Incident incident, Words words) {
    String subject = incident.subject();
    String effect = effect(incident.chain().get(0), words);
    return subject.isEmpty() ? effect : effect + " · " + subject;
  }

  private static String length(Incident incident, Instant now, Words words, Format format) {
    String said = length(incident.chain().get(0), now, words, format);
    return incident.times() > 1 ? words.say("incidents.times", said, incident.times()) : said;
  }

  private static String length(Incident.Part part, Instant now, Words words, Format format) {
    String length = format.duration(part.length(now));
    return part.to().isPresent() ? length : words.say("incidents.length", length);
  }

  private static String harm(Incident incident, Words words, Format format) {
    if (!incident.kind().harms()) {
      return ""; // what it cannot answer nobody counts
    }
    String reads = words.say("incidents.reads", format.count(incident.reads()));
    String failed =
        words.say(
            "incidents.failed",
            format.count(incident.failedAnswers()),
            format.count(incident.failedWrites()));
    String harm =
        Stream.of(incident.reads() > 0 ? reads : "", incident.failedAnswers() > 0 ? failed : "")
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · "));
    return harm.isEmpty() ? words.say("incidents.harmless") : harm;
  }

  private static String effect(Incident.Part part, Words words) {
    String reasons =
        part.reasons().stream()
            .map(reason -> reason(reason, words))
            .distinct()
            .collect(Collectors.joining(" → "));
    String what = words.say("incident." + part.kind());
    return reasons.isEmpty() ? what : words.say("incidents.because", what, reasons);
  }

  /** In the words of states, as far as this release knows them. */
  private static String reason(String standing, Words words) {
    return Stream.of("state." + standing, "incidents.reason." + standing)
        .filter(words.bundle()::containsKey)
        .findFirst()
        .map(words::say)
        .orElse(standing);
  }

  private static Level level(Incident incident) {
    boolean fails =
        (incident.kind() == Kind.POSTGRES_AWAY && incident.to().isEmpty())
            || incident.chain().stream()
                .anyMatch(part -> part.kind() == Kind.REQUESTS_FAILING && part.to().isEmpty());
    return fails ? Level.BAD : Level.WARN;
  }
}
