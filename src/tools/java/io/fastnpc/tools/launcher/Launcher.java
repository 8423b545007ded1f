package io.fastnpc.tools.launcher;

import io.fastnpc.tools.Console;
import io.fastnpc.tools.servers.BuiltFile;
import io.fastnpc.tools.servers.ServerFailure;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/**
 * Starts PostgreSQL, Redis and the workers, and stops them when it is stopped.
 *
 * <p>Run by {@code mvn -q -DskipTests package exec:java}. {@code HTTP_PORT} and {@code WORKERS} say
 * where and how many; where {@code POSTGRES_HOST} or {@code REDIS_HOST} is set, that server is used
 * and none is started.
 */
public final class Launcher {
  private Launcher() {}

  /** Runs until the process ends. */
  @SuppressWarnings("try") // the lock is held, not used
  public static void main(String[] arguments) throws InterruptedException {
    PrintStream console = Console.out();
    Children children = new Children(console);
    Runtime.getRuntime().addShutdownHook(new Thread(children::stop, "stop children"));
    try {
      Options options = Options.of(System.getenv());
      DataFolder data = DataFolder.in(BuiltFile.HOME.path());
      // Held to the end, or another launcher would take the servers for what a killed one left.
      try (FolderLock lock = FolderLock.of(data.path())) {
        new Development(options, data, children, console).start();
        new CountDownLatch(1).await();
      }
    } catch (ServerFailure failure) {
      if (!children.isStopping()) {
        console.println(failure.getMessage());
        System.exit(1);
      }
      new CountDownLatch(1).await();
    }
  }
}
