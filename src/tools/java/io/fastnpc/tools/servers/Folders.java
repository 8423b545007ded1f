package io.fastnpc.tools.servers;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

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
    Files.deleteIfExists(folder);
  }

  /** A server that is still ending removes its files at the same time: what is gone is gone. */
  private static void deleteAllIn(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path left, @Nullable IOException failure)
              throws IOException {
            if (failure != null && !(failure instanceof NoSuchFileException)) {
              throw failure;
            }
            if (!left.equals(folder)) {
              Files.deleteIfExists(left);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
