package io.fastnpc.users;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The body of a registration or a log-in.
 *
 * @param username without the white space that may have been typed around it; empty when missing
 * @param password likewise
 */
public record LogIn(String username, String password) {
  @JsonCreator
  static LogIn typed(
      @JsonProperty("username") @Nullable String username,
      @JsonProperty("password") @Nullable String password) {
    return new LogIn(Typed.text(username), Typed.text(password));
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "LogIn[" + username + "]";
  }
}
