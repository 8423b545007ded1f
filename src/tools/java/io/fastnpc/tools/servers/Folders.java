package io.fastnpc.tools.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders for files that nobody needs after a server has ended, however it ended. */
public final class Folders {
  private Folders() {}

  /** Makes {@code folder}, or empties it. @throws ServerFailure if that is not possible */
  public static Path emptied(Path folder) {
    try {
      if (Files.isDirectory(folder)) {
        // Not the folder itself: it may have been made for its owner only.
        deleteAllIn(folder);
        return folder;
      }
      Files.deleteIfExists(folder);
      return Files.createDirectories(folder);
    } catch (IOException failure) {
      throw ServerFailure.unusable(folder, failure);
    }
  }

  /** Makes {@code folder} if there is none. @throws ServerFailure if that is not possible */
  static Path made(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException failure) {
      throw ServerFailure.unusable(folder, failure);
    }
  }

  /** Removes {@code folder} and what is in it, or fails as {@link Files} does. */
  static void deleteAll(Path folder) throws IOException {
    deleteAllIn(folder);
    Files.delete(folder);
  }

  private static void deleteAllIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    }
  }
}
