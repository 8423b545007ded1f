package io.fastnpc.tools.servers;

import io.fastnpc.tools.servers.PayaraWorker.Software;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** PostgreSQL, Redis, and the workers on them. */
public final class Installation implements AutoCloseable {
  private final Optional<PostgresServer> postgres;
  private final Optional<RedisServer> redis;
  private final List<TcpProxy> proxies;
  private final List<PayaraWorker> workers;
  private final Map<String, String> environment;

  private Installation(
      Optional<PostgresServer> postgres,
      Optional<RedisServer> redis,
      List<TcpProxy> proxies,
      List<PayaraWorker> workers,
      Map<String, String> environment) {
    this.postgres = postgres;
    this.redis = redis;
    this.proxies = proxies;
    this.workers = workers;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Prepares an installation with empty data on free ports, which ends with this process if not
   * before. The administrator is the user who registers as {@link Servers#ADMINISTRATOR}.
   */
  public static Builder ofWorkers(int count) {
    return new Builder(Servers.SITE, count);
  }

  /** Its database. @throws IllegalStateException if that was given to it */
  public PostgresServer postgres() {
    return postgres.orElseThrow(() -> new IllegalStateException("PostgreSQL was given"));
  }

  /** Its cache. @throws IllegalStateException if that was given to it */
  public RedisServer redis() {
    return redis.orElseThrow(() -> new IllegalStateException("Redis was given"));
  }

  /** The application's variables. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Its workers, worker-1 first. */
  public List<PayaraWorker> workers() {
    return workers;
  }

  /** The proxies between workers and Redis in the order of the workers; none if not asked for. */
  public List<TcpProxy> proxies() {
    return proxies;
  }

  /** The address of one of the workers; they take turns by {@code number}, the first one at 0. */
  public URI address(int number) {
    return workers.get(Math.floorMod(number, workers.size())).address();
  }

  /** Ends what was started in an orderly way, even what is paused or was killed before. */
  @Override
  public void close() {
    // The workers together, since each takes a second or two; then what they used.
    workers.parallelStream().forEach(Server::stop);
    proxies.forEach(TcpProxy::close);
    redis.ifPresent(Server::stop);
    postgres.ifPresent(Server::stop);
  }

  /** What an installation consists of. Used by one thread. */
  public static final class Builder {
    private final Site site;
    private final int count;
    private final Map<String, String> environment;
    private Software software;
    private Optional<Map<String, String>> givenPostgres = Optional.empty();
    private Optional<Map<String, String>> givenRedis = Optional.empty();
    private boolean proxied;
    private Consumer<String> news = line -> {};

    /** Prepares {@code count} workers at {@code site} with a PostgreSQL and a Redis there. */
    public Builder(Site site, int count) {
      this.site = site;
      this.count = count;
      this.software = site.software();
      this.environment = new TreeMap<>(site.environment());
    }

    /** Tells the application one more variable, in place of an earlier one of that name. */
    public Builder with(String variable, String value) {
      environment.put(variable, value);
      return this;
    }

    /** Deploys another application than the built one. */
    public Builder war(Path war) {
      software = software.withWar(war);
      return this;
    }

    /** Gives Payara Micro more arguments. */
    public Builder arguments(List<String> arguments) {
      software = software.withArguments(arguments);
      return this;
    }

    /** Gives Java these options in place of those of the site. */
    public Builder jvmOptions(List<String> options) {
      software = software.withJvmOptions(options);
      return this;
    }

    /** Uses a PostgreSQL that runs already; it is never ended. */
    public Builder givenPostgres(Map<String, String> variables) {
      givenPostgres = Optional.of(variables);
      return this;
    }

    /** Uses a Redis that runs already; it is never ended. */
    public Builder givenRedis(Map<String, String> variables) {
      givenRedis = Optional.of(variables);
      return this;
    }

    /** Puts a {@link TcpProxy} between each worker and Redis, which must not be a given one. */
    public Builder proxied() {
      proxied = true;
      return this;
    }

    /** Says what is being started, a line each. */
    public Builder telling(Consumer<String> listener) {
      news = listener;
      return this;
    }

    /**
     * Starts everything and returns once every worker answers.
     *
     * @throws ServerFailure if something does not start; what runs by then is ended by the site
     */
    public Installation start() {
      Optional<PostgresServer> postgres = Optional.empty();
      if (givenPostgres.isEmpty()) {
        news.accept("Starting PostgreSQL (the first start unpacks it) …");
        postgres = Optional.of(site.startPostgres());
      }
      Optional<RedisServer> redis = Optional.empty();
      if (givenRedis.isEmpty()) {
        news.accept("Starting Redis …");
        redis = Optional.of(site.startRedis());
      }
      environment.putAll(
          postgres.map(PostgresServer::environment).or(() -> givenPostgres).orElseThrow());
      environment.putAll(redis.map(RedisServer::environment).or(() -> givenRedis).orElseThrow());
      int proxyTarget = proxied ? redis.orElseThrow().port() : 0;
      List<TcpProxy> proxies =
          IntStream.range(0, proxied ? count : 0)
              .mapToObj(index -> new TcpProxy(proxyTarget))
              .toList();
      news.accept(
          count == 1
              ? "Starting Payara Micro with the application …"
              : "Starting " + count + " Payara Micro with the application …");
      return new Installation(postgres, redis, proxies, startWorkers(proxies), environment);
    }

    private List<PayaraWorker> startWorkers(List<TcpProxy> proxies) {
      List<CompletableFuture<PayaraWorker>> starting =
          IntStream.range(0, count)
              .mapToObj(index -> CompletableFuture.supplyAsync(() -> startWorker(index, proxies)))
              .toList();
      try {
        CompletableFuture.allOf(starting.toArray(CompletableFuture<?>[]::new)).join();
        return starting.stream().map(CompletableFuture::join).toList();
      } catch (CompletionException failure) {
        throw failure.getCause() instanceof ServerFailure known ? known : failure;
      }
    }

    private PayaraWorker startWorker(int index, List<TcpProxy> proxies) {
      Map<String, String> own = new TreeMap<>(environment);
      if (proxied) {
        own.put("REDIS_PORT", Integer.toString(proxies.get(index).port()));
      }
      return site.startWorker(index + 1, software, own);
    }
  }
}
