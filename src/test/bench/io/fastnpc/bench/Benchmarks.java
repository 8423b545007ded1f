package io.fastnpc.bench;

import io.fastnpc.tools.Console;
import io.fastnpc.tools.servers.RedisServer;
import io.fastnpc.tools.servers.Servers;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs the benchmarks on a Redis of their own, all of them in each of several rounds, so that a
 * slow minute of the machine hits ours and the others' alike.
 *
 * <p>{@code -Dbench.only=Hit} picks some by a regular expression, {@code -Dbench.rounds} and {@code
 * -Dbench.iterations} (of a second each) set the length, {@code -Dbench.profiler=stack} adds a
 * profiler.
 */
public final class Benchmarks {
  private Benchmarks() {}

  /** Runs them and prints JMH's table of each round, then the ratios. */
  public static void main(String[] arguments) throws Exception {
    PrintStream out = Console.out();
    RedisServer redis = Servers.newRedis();
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("io.fastnpc.bench.*" + System.getProperty("bench.only", ""))
            .jvmArgsAppend("-D" + Redis.PORT + "=" + redis.port(), "-Xms512m", "-Xmx512m")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.MICROSECONDS)
            .forks(1)
            .warmupIterations(2)
            .measurementIterations(Integer.getInteger("bench.iterations", 3))
            .warmupTime(TimeValue.seconds(1))
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuTime.class)
            .shouldFailOnError(true);
    String profiler = System.getProperty("bench.profiler", "");
    if (!profiler.isEmpty()) {
      options.addProfiler(profiler);
    }
    List<Collection<RunResult>> rounds = new ArrayList<>();
    for (int round = 0; round < Integer.getInteger("bench.rounds", 3); round++) {
      rounds.add(new Runner(options.build()).run());
    }
    redis.close();
    out.println(new Ratios(rounds));
  }
}
