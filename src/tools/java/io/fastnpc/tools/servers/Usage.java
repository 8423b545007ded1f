package io.fastnpc.tools.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The processor time and memory that a process and its children have used, as Linux counts them.
 *
 * @param cpuSeconds processor time since it began, including that of children that have ended
 * @param residentMebibytes the memory of the process alone
 */
public record Usage(double cpuSeconds, long residentMebibytes) {
  private static final Path PROCESSES = Path.of("/proc");

  /** Linux reports processor time in hundredths of a second, whatever its own clock. */
  private static final double TICKS_PER_SECOND = 100;

  // Fields are counted after the name, which is in parentheses and may hold anything.
  private static final int USER_TICKS = 11;
  private static final int SYSTEM_TICKS = 12;
  private static final int ENDED_CHILDREN_USER_TICKS = 13;
  private static final int ENDED_CHILDREN_SYSTEM_TICKS = 14;

  /** The usage until now. @throws UncheckedIOException if there is no such process */
  public static Usage of(long pid) {
    try {
      long ticks = ticks(pid);
      for (ProcessHandle child :
          ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).toList()) {
        ticks += ticksUnlessEnded(child.pid());
      }
      return new Usage(
          ticks / TICKS_PER_SECOND, kibibytes(PROCESSES.resolve(pid + "/status"), "VmRSS:") / 1024);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * The memory of {@code pid} in MiB, of pages that it shares with others, whoever they are, its
   * part of each. Linux calls it PSS.
   *
   * @throws UncheckedIOException if there is no such process
   */
  public static long proportionalMebibytes(long pid) {
    try {
      return kibibytes(PROCESSES.resolve(pid + "/smaps_rollup"), "Pss:") / 1024;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static long ticksUnlessEnded(long pid) throws IOException {
    try {
      return ticks(pid);
    } catch (NoSuchFileException ended) {
      return 0; // its time is in its parent's figure for ended children
    }
  }

  private static long ticks(long pid) throws IOException {
    String line = Files.readString(PROCESSES.resolve(pid + "/stat"));
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    return Stream.of(
            USER_TICKS, SYSTEM_TICKS, ENDED_CHILDREN_USER_TICKS, ENDED_CHILDREN_SYSTEM_TICKS)
        .mapToLong(index -> Long.parseLong(fields[index]))
        .sum();
  }

  private static long kibibytes(Path file, String name) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    }
  }
}
