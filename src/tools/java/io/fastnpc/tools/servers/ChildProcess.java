package io.fastnpc.tools.servers;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One command that runs as a child process, and can be started again.
 *
 * <p>Ending it reaches its own children too: PostgreSQL's back ends would otherwise outlive a
 * killed parent for a moment and hold the data directory. Used by one thread at a time, except that
 * another one may kill it while it starts.
 */
final class ChildProcess implements Server.Control {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration STOPPING = Duration.ofSeconds(60);
  private static final int LOG_LINES = 15;

  private static final Set<ChildProcess> STARTING = ConcurrentHashMap.newKeySet();

  private final Command command;
  private final Callable<Boolean> ready;
  private volatile @Nullable Process process;

  /**
   * What to run.
   *
   * @param name a short name for people
   * @param line program and arguments
   * @param environment variables on top of this process's own
   * @param directory the working directory, which must exist
   * @param log the file that takes all output, emptied at every start
   * @param stopSignal the signal that ends the program in an orderly way
   */
  record Command(
      String name,
      List<String> line,
      Map<String, String> environment,
      Path directory,
      Path log,
      String stopSignal) {}

  /** Prepares {@code command}; {@code ready} is asked until it says that the server answers. */
  ChildProcess(Command command, Callable<Boolean> ready) {
    this.command = command;
    this.ready = ready;
  }

  @Override
  public void start() {
    ProcessBuilder builder =
        new ProcessBuilder(command.line())
            .directory(command.directory().toFile())
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(command.log().toFile());
    builder.environment().putAll(command.environment());
    try {
      Process started = builder.start();
      process = started;
      STARTING.add(this);
      PidFile.besides(command.log()).write(started.toHandle(), command.stopSignal());
      Readiness.await(
          command.name(), ready, () -> !started.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS));
    } catch (IOException notStarted) {
      throw new ServerFailure(
          command.name() + " did not start: " + notStarted.getMessage(), notStarted);
    } catch (ServerFailure failure) {
      kill();
      throw new ServerFailure(failure.getMessage() + "\n" + endOfLog(), failure);
    } catch (InterruptedException interrupted) {
      kill();
      Thread.currentThread().interrupt();
      throw new ServerFailure("interrupted while " + command.name() + " was starting");
    } finally {
      STARTING.remove(this);
    }
  }

  /** Kills the processes that have been started and do not answer yet, whoever waits for them. */
  static void killStarting() {
    STARTING.forEach(ChildProcess::kill);
  }

  private String endOfLog() {
    try {
      // As it is: programs write bytes of any encoding.
      List<String> lines =
          new String(Files.readAllBytes(command.log()), StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    } catch (IOException unreadable) {
      return "(no log: " + unreadable.getMessage() + ")";
    }
  }

  @Override
  public void stop() {
    Process running = process;
    if (running == null || !running.isAlive()) {
      return;
    }
    signal(command.stopSignal(), running.toHandle());
    resume(); // a paused process would never see the signal
    try {
      if (!running.waitFor(STOPPING.toSeconds(), TimeUnit.SECONDS)) {
        kill();
      }
      PidFile.besides(command.log()).delete();
    } catch (InterruptedException interrupted) {
      kill();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void kill() {
    if (process != null) {
      List<ProcessHandle> family = family().toList();
      family.forEach(ProcessHandle::destroyForcibly);
      family.forEach(member -> member.onExit().join());
      PidFile.besides(command.log()).delete();
    }
  }

  @Override
  public void pause() {
    family().forEach(member -> signal("STOP", member));
  }

  @Override
  public void resume() {
    family().forEach(member -> signal("CONT", member));
  }

  @Override
  public CompletableFuture<Integer> ended() {
    return running().onExit().thenApply(Process::exitValue);
  }

  @Override
  public long pid() {
    return running().pid();
  }

  /**
   * Itself and what it has started, as far as they run: the number of one that has ended may be
   * that of another process or thread by now, whose end nobody must wait for.
   */
  private Stream<ProcessHandle> family() {
    ProcessHandle parent = running().toHandle();
    return parent.isAlive()
        ? Stream.concat(Stream.of(parent), parent.descendants())
        : Stream.empty();
  }

  private Process running() {
    Process started = process;
    if (started == null) {
      throw new IllegalStateException(command.name() + " has not been started");
    }
    return started;
  }

  /** Sends a signal through the shell, since Java knows only TERM and KILL. */
  static void signal(String signal, ProcessHandle process) {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException noShell) {
      throw new ServerFailure("cannot send signals without a shell", noShell);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
