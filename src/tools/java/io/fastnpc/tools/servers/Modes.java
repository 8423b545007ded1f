package io.fastnpc.tools.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** File modes by name. */
final class Modes {
  private Modes() {}

  static void readableByAll(Path directory) throws IOException {
    set(directory, "rwxr-xr-x");
  }

  static void executableByAll(Path program) throws IOException {
    set(program, "rwxr-xr-x");
  }

  static void ownerOnly(Path directory) throws IOException {
    set(directory, "rwx------");
  }

  static void ownerReadsOnly(Path file) throws IOException {
    set(file, "rw-------");
  }

  private static void set(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
