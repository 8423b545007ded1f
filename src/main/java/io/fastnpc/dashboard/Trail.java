package io.fastnpc.dashboard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way that somebody has come through the pages of a list, which its addresses carry along: a
 * list knows where it goes on, and not where the page before began.
 */
@Named("trail")
@RequestScoped
public class Trail {
  private static final String PARAMETER = "back";
  private static final String SEPARATOR = ",";

  /** Where the first page begins. */
  private static final String FIRST = ".";

  /** Pages that can be gone back; beyond there is the first one. */
  private static final int LONGEST = 10;

  @Inject private Asked asked;

  private List<String> places() {
    return Stream.of(asked.text(PARAMETER).split(SEPARATOR, -1))
        .filter(place -> !place.isEmpty())
        .toList();
  }

  /** Whether it is known where the page before this one began. */
  public boolean isKnown() {
    return !places().isEmpty();
  }

  /** Where the page before this one began; empty: it is the first. */
  public String getPrevious() {
    List<String> places = places();
    String last = places.isEmpty() ? FIRST : places.get(places.size() - 1);
    return last.equals(FIRST) ? "" : last;
  }

  /** The way to the page before this one. */
  public String getToPrevious() {
    List<String> places = places();
    return String.join(SEPARATOR, places.subList(0, Math.max(0, places.size() - 1)));
  }

  /** The way to the page after this one, which begins at {@code here}; empty: at the first. */
  public String onFrom(String here) {
    List<String> places = places();
    return Stream.concat(
            places.stream().skip(Math.max(0, places.size() - LONGEST + 1)),
            Stream.of(here.isEmpty() ? FIRST : here))
        .collect(Collectors.joining(SEPARATOR));
  }
}
