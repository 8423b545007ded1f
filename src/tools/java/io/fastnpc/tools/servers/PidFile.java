package io.fastnpc.tools.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Remembers a child process beyond the end of the one that started it.
 *
 * @param file holds the process id, when the process began, and the signal that ends it
 */
record PidFile(Path file) {
  private static final Duration CLOCK_STEP = Duration.ofSeconds(2);
  private static final Duration STOPPING = Duration.ofSeconds(15);

  /** The file that belongs to the server with that log. */
  static PidFile besides(Path log) {
    return new PidFile(log.resolveSibling(log.getFileName() + ".pid"));
  }

  /** Notes a process that has just begun. */
  void write(ProcessHandle process, String stopSignal) throws IOException {
    Instant began = process.info().startInstant().orElse(Instant.now());
    Files.write(file, List.of(Long.toString(process.pid()), began.toString(), stopSignal));
  }

  /** Forgets the process. */
  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new ServerFailure("cannot remove " + file, failure);
    }
  }

  /**
   * Ends the noted process if it still runs, and returns whether it did.
   *
   * <p>Process ids are reused: only a process that began when it was noted, and whose command line
   * names the folder of this file, or which runs there, is ended.
   */
  boolean stopLeftover() {
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() < 3) {
        return false;
      }
      Instant began = Instant.parse(lines.get(1));
      Optional<ProcessHandle> leftover =
          ProcessHandle.of(Long.parseLong(lines.get(0)))
              .filter(ProcessHandle::isAlive)
              .filter(process -> isSame(process, began));
      leftover.ifPresent(process -> end(process, lines.get(2)));
      delete();
      return leftover.isPresent();
    } catch (IOException failure) {
      throw new ServerFailure("cannot read " + file, failure);
    }
  }

  private boolean isSame(ProcessHandle process, Instant began) {
    Duration apart =
        Duration.between(process.info().startInstant().orElse(Instant.EPOCH), began).abs();
    Path folder = file.toAbsolutePath().resolveSibling("");
    return apart.compareTo(CLOCK_STEP) < 0
        && (process.info().commandLine().orElse("").contains(folder.toString())
            || runsIn(folder, process));
  }

  private static boolean runsIn(Path folder, ProcessHandle process) {
    try {
      Path there = Path.of("/proc", Long.toString(process.pid()), "cwd").toRealPath();
      return there.startsWith(folder.toRealPath());
    } catch (IOException notToBeKnown) {
      return false; // another user's, or not on Linux: then its command line decides
    }
  }

  private static void end(ProcessHandle process, String stopSignal) {
    List<ProcessHandle> family = Stream.concat(Stream.of(process), process.descendants()).toList();
    ChildProcess.signal(stopSignal, process);
    family.forEach(member -> ChildProcess.signal("CONT", member));
    try {
      process.onExit().get(STOPPING.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException hangs) {
      family.forEach(ProcessHandle::destroyForcibly);
      process.onExit().join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException unexpected) {
      throw new ServerFailure("cannot end process " + process.pid(), unexpected);
    }
  }
}
