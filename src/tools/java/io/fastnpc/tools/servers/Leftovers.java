package io.fastnpc.tools.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Servers that outlived a run which was killed. */
public final class Leftovers {
  private Leftovers() {}

  /** Ends those that were started under {@code folder} and returns how many there were. */
  public static long stop(Path folder) {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      List<Path> pidFiles = files.filter(file -> file.toString().endsWith(".log.pid")).toList();
      return pidFiles.stream().map(PidFile::new).filter(PidFile::stopLeftover).count();
    } catch (IOException failure) {
      throw new ServerFailure("cannot read " + folder, failure);
    }
  }
}
