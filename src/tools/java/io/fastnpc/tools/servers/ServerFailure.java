package io.fastnpc.tools.servers;

/** A server could not be started or reached; the message says which, why, and what to do. */
public final class ServerFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what failed in one sentence. */
  public ServerFailure(String message) {
    super(message);
  }

  ServerFailure(String message, Exception cause) {
    super(message, cause);
  }
}
