package io.fastnpc.tools.attack;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Does many things at once. */
final class Crowd {
  private Crowd() {}

  /** What one of many does. */
  @FunctionalInterface
  interface Member {
    /** Does it as number {@code number}, counted from 0. */
    void act(int number) throws Exception;
  }

  /**
   * Has {@code size} members act, each in a thread of its own. @throws ExecutionException if one
   * failed
   */
  static void of(int size, Member member) throws InterruptedException, ExecutionException {
    List<Callable<Void>> tasks =
        IntStream.range(0, size).mapToObj(number -> task(member, number)).toList();
    ExecutorService threads = Executors.newFixedThreadPool(size);
    try {
      for (Future<Void> task : threads.invokeAll(tasks)) {
        task.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<Void> task(Member member, int number) {
    return () -> {
      member.act(number);
      return null;
    };
  }
}
