package io.fastnpc.tools.launcher;

import io.fastnpc.tools.servers.Server;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The children of the launcher, ended in the reverse order of their starts. */
final class Children {
  private final PrintStream console;
  private final Deque<Server> children = new ArrayDeque<>();
  private boolean stopping;

  Children(PrintStream console) {
    this.console = console;
  }

  /** Starts a child, and prints a line when it ends before {@link #stop}. */
  <S extends Server> S start(Supplier<S> starter) {
    S child = starter.get();
    synchronized (this) {
      children.push(child);
    }
    // A signal for the whole process group ends children before this process knows of it.
    Executor later = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
    var unused = child.control().ended().thenAcceptAsync(status -> reportEnd(child, status), later);
    return child;
  }

  private void reportEnd(Server child, int status) {
    if (!isStopping()) {
      console.printf("%s has ended with status %d; nothing restarts it%n", child.name(), status);
    }
  }

  synchronized boolean isStopping() {
    return stopping;
  }

  /** All children by name, address and process id. */
  synchronized List<String> describe() {
    List<Server> inOrder = new ArrayList<>(children);
    Collections.reverse(inOrder);
    return inOrder.stream()
        .map(
            child ->
                "%s %s:%d %d"
                    .formatted(child.name(), Server.HOST, child.port(), child.control().pid()))
        .toList();
  }

  /** Ends all children, also those that are still starting. */
  void stop() {
    List<Server> known;
    synchronized (this) {
      stopping = true;
      known = new ArrayList<>(children);
    }
    // The workers together, since each takes a second or two; then what they used.
    known.parallelStream().filter(child -> child.name().startsWith("worker")).forEach(Server::stop);
    known.forEach(Server::stop);
    ProcessHandle.current().children().forEach(Children::end);
  }

  private static void end(ProcessHandle child) {
    child.destroy();
    child
        .onExit()
        .completeOnTimeout(child, 5, TimeUnit.SECONDS)
        .thenAccept(ProcessHandle::destroyForcibly)
        .join();
  }
}
