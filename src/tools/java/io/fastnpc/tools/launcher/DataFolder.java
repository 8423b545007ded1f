package io.fastnpc.tools.launcher;

import io.fastnpc.tools.servers.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The folder for everything that is kept between runs.
 *
 * @param path the folder, which git ignores
 */
record DataFolder(Path path) {
  private static final int SECRET_BYTES = 48;

  /** The folder under {@code home}; created if there is none. */
  static DataFolder in(Path home) {
    Path path = home.resolve(".data").toAbsolutePath();
    try {
      Files.createDirectories(path);
    } catch (IOException failure) {
      throw ServerFailure.unusable(path, failure);
    }
    if (!Files.isWritable(path)) {
      throw new ServerFailure(
          "Cannot write to "
              + path
              + ": it belongs to another user; remove it or run as that user.");
    }
    return new DataFolder(path);
  }

  /** A random text under that name, created at the first call and readable by its owner only. */
  String secret(String name) {
    Path file = path.resolve(name);
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        // A temporary file is its owner's only; moved when complete, in case this run is killed.
        Path partial = Files.createTempFile(path, name, "");
        Files.writeString(partial, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return Files.readString(file).strip();
    } catch (IOException failure) {
      throw ServerFailure.unusable(file, failure);
    }
  }
}
