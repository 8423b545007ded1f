package io.fastnpc.tools.servers;

import java.io.IOException;
import java.nio.file.Path;

/** A server could not be started or reached; the message says which, why, and what to do. */
public final class ServerFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what failed in one sentence. */
  public ServerFailure(String message) {
    super(message);
  }

  /** Says what failed in one sentence, and why. */
  public ServerFailure(String message, Exception cause) {
    super(message, cause);
  }

  static ServerFailure unusable(Path directory, IOException cause) {
    return new ServerFailure("cannot use " + directory + ": " + cause.getMessage(), cause);
  }
}
