package io.fastnpc.security;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.Response;

/**
 * Nobody is signed in who could ask for this, or is not any more.
 *
 * <p>Without a challenge: that would make browsers ask for a password in a window of their own.
 */
public final class Unauthorized extends NotAuthorizedException {
  private static final long serialVersionUID = 1;

  /** With the sentence that all of them have which are not about the password just typed. */
  public Unauthorized() {
    this("unauthorized");
  }

  /** Tells the user {@code sentence}. */
  public Unauthorized(String sentence) {
    super(sentence, Response.status(Response.Status.UNAUTHORIZED).build());
  }
}
