package io.fastnpc.tools.servers;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The {@code redis-server} of this machine, preferred to the one from Maven: that one maps and
 * unmaps memory for each reply over 32 KB, which takes ten times the processor time.
 */
final class InstalledRedis {
  private static final String NAME = "redis-server";

  /** Also how Valkey calls itself under this name. */
  private static final Pattern VERSION = Pattern.compile(" v=(\\d+)\\.");

  private static final int OLDEST = 7;
  private static final int PATIENCE_SECONDS = 5;

  private InstalledRedis() {}

  /** The first one in the folders of {@code searchPath}, if it runs and is new enough. */
  static Optional<Path> on(String searchPath) {
    return Stream.of(searchPath.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, NAME).toAbsolutePath())
        .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
        .findFirst()
        .filter(InstalledRedis::isNewEnough);
  }

  private static boolean isNewEnough(Path program) {
    try {
      Process asking =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      String said = new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher version = VERSION.matcher(said);
      return asking.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
          && version.find()
          && Integer.parseInt(version.group(1)) >= OLDEST;
    } catch (IOException doesNotRun) {
      return false; // such as one for another kind of processor: the one from Maven is used
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
