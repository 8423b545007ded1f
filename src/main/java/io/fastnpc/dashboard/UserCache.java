package io.fastnpc.dashboard;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.Inspection.State;
import io.fastnpc.http.browsers.PageLanguage;
import io.fastnpc.maintenance.Holding;
import io.fastnpc.maintenance.UserEntries;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is cached of the user that a page is about; after Redis has failed once, it is not asked.
 */
@Named("userCache")
@RequestScoped
public class UserCache {
  @Inject private UserEntries entries;

  @Inject private Setback setback;

  @Inject private Asked asked;

  @Inject private PageLanguage language;

  private String problem = "";

  private @Nullable List<EntryRow> rows;

  /** One key; {@code css} is the colour of what it holds, empty for none. */
  public record EntryRow(String key, String state, String css, String ttl, String bytes) {}

  /** Looks up what a part of the user has. */
  private interface Look {
    List<Holding> look() throws StoreUnavailable;
  }

  private Optional<List<Holding>> look(Look look) {
    if (!problem.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(look.look());
    } catch (StoreUnavailable failure) {
      problem = setback.of(failure, "user.cache.unshown");
      return Optional.empty();
    }
  }

  /** The entries of the user without those of characters; none while Redis is away. */
  public List<EntryRow> getRows() {
    if (rows == null) {
      rows =
          asked.user().flatMap(id -> look(() -> entries.ofUser(id))).orElse(List.of()).stream()
              .map(this::row)
              .toList();
    }
    return rows;
  }

  private EntryRow row(Holding holding) {
    State state = holding.state();
    return new EntryRow(
        holding.key(),
        words().say("holds." + state),
        state == State.VALUE || state == State.NOTHING_THERE ? Level.GOOD.css() : "",
        holding.holdsSomething() ? ttl(holding) : Format.nothing(),
        holding.holdsSomething() ? format().bytes(holding.bytes()) : Format.nothing());
  }

  /** In one line what is cached of a character; says so while Redis is away. */
  String ofCharacter(int userId, String name) {
    Optional<List<Holding>> found = look(() -> entries.ofCharacter(userId, name));
    if (found.isEmpty()) {
      return words().say("user.cache.unknown");
    }
    List<Holding> held = found.get().stream().filter(Holding::holdsSomething).toList();
    if (held.isEmpty()) {
      return words().say("user.cache.nothing");
    }
    long bytes = held.stream().mapToLong(Holding::bytes).sum();
    // The profile is what weighs; it comes last.
    return format().bytes(bytes) + " · " + ttl(held.get(held.size() - 1));
  }

  /** The same of each character that the page lists already, as its form says; of those only. */
  public List<String> getListed() {
    int id = asked.user().orElse(0);
    return asked.texts("listed").stream().map(name -> ofCharacter(id, name)).toList();
  }

  private String ttl(Holding holding) {
    Optional<Duration> life = holding.ttl();
    return life.map(format()::duration).orElseGet(() -> words().say("caches.forever"));
  }

  /** Looks again: something was done. */
  void forget() {
    rows = null;
    problem = "";
  }

  /** The sentence that says why it is unknown what is cached; empty: nothing is wrong. */
  public String getProblem() {
    getRows();
    return problem;
  }

  private Words words() {
    return Words.in(language.get());
  }

  private Format format() {
    return Format.of(language.get());
  }
}
