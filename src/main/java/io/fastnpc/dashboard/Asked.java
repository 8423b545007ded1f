package io.fastnpc.dashboard;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an address asks to see, so that each page of a list can be bookmarked; forms send it along.
 * Anybody may have written it.
 */
@Named("asked")
@RequestScoped
public class Asked {
  private static final int LONGEST = 300;
  private static final int MOST = 50;

  /** The parameter of that name; empty where it is missing. */
  String text(String name) {
    // The container's own request does not have what a form sent: a filter has read its body.
    String sent =
        FacesContext.getCurrentInstance()
            .getExternalContext()
            .getRequestParameterMap()
            .getOrDefault(name, "");
    return cut(sent);
  }

  private static String cut(String sent) {
    return sent.substring(0, Math.min(sent.length(), LONGEST));
  }

  /** All parameters of that name, as many as a page has rows. */
  List<String> texts(String name) {
    String[] sent =
        FacesContext.getCurrentInstance()
            .getExternalContext()
            .getRequestParameterValuesMap()
            .getOrDefault(name, new String[0]);
    return Stream.of(sent).limit(MOST).map(Asked::cut).toList();
  }

  /** The id that is the parameter of that name; absent: it is none. */
  Optional<Integer> id(String name) {
    String sent = text(name);
    return sent.matches("[0-9]{1,9}") ? Optional.of(Integer.valueOf(sent)) : Optional.empty();
  }

  /** The user; absent: none. A form calls it otherwise, as {@code id} is its own name there. */
  Optional<Integer> user() {
    return id("id").or(() -> id("user"));
  }

  /** The user, as text for forms and links. */
  public String getUser() {
    return user().map(String::valueOf).orElse("");
  }

  /** The character whose messages are shown, likewise. */
  public String getCharacter() {
    return id("character").map(String::valueOf).orElse("");
  }

  /** Where the page of characters begins. */
  public String getBefore() {
    return text("before");
  }

  /** Where the page of users or messages begins. */
  public String getAfter() {
    return text("after_id");
  }
}
