package io.fastnpc.tools.servers;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
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

  /** Says that {@code path} cannot be made, read or written, and why. */
  public static ServerFailure unusable(Path path, IOException cause) {
    return new ServerFailure("cannot use " + path + ": " + reason(path, cause), cause);
  }

  /** Java's own message is often no more than a name. */
  private static String reason(Path path, IOException cause) {
    if (!(cause instanceof FileSystemException failure)) {
      return String.valueOf(cause.getMessage());
    }
    String file = String.valueOf(failure.getFile());
    return (file.equals(path.toString()) ? "" : file + ": ") + reason(failure);
  }

  private static String reason(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied to user " + System.getProperty("user.name");
    }
    if (failure instanceof FileAlreadyExistsException) {
      return "there is a file of that name";
    }
    if (failure instanceof NoSuchFileException) {
      return "it is not there";
    }
    return String.valueOf(failure.getReason() == null ? failure.getMessage() : failure.getReason());
  }
}
