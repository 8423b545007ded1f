package io.fastnpc.security;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.Response;

/**
 * The request has no session, or one that is no longer valid.
 *
 * <p>Without a challenge: that would make browsers ask for a password in a window of their own.
 */
public final class Unauthorized extends NotAuthorizedException {
  private static final long serialVersionUID = 1;

  /** Tells what every 401 tells that is not about the password just typed. */
  public Unauthorized() {
    super(Response.status(Response.Status.UNAUTHORIZED).build());
  }

  /** Tells the user {@code sentence}. */
  public Unauthorized(String sentence) {
    super(sentence, Response.status(Response.Status.UNAUTHORIZED).build());
  }
}
