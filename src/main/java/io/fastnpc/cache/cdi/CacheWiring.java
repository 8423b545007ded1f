package io.fastnpc.cache.cdi;

import io.fastnpc.brake.Meters;
import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Committing;
import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Ports;
import io.fastnpc.cache.Shelf;
import io.fastnpc.cache.Sizes;
import io.fastnpc.cache.Time;
import io.fastnpc.cache.Timings;
import io.fastnpc.cache.administration.CacheAdministration;
import io.fastnpc.cache.administration.Catalog;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.cache.fleet.Self;
import io.fastnpc.cache.insight.Exchange;
import io.fastnpc.cache.insight.Insight;
import io.fastnpc.cache.near.BoundedShelf;
import io.fastnpc.cache.postgres.PostgresEpochs;
import io.fastnpc.cache.postgres.PostgresLog;
import io.fastnpc.cache.redis.Connections;
import io.fastnpc.cache.redis.RedisAdministration;
import io.fastnpc.cache.redis.RedisBoard;
import io.fastnpc.cache.redis.RedisListener;
import io.fastnpc.cache.redis.RedisMeters;
import io.fastnpc.cache.redis.RedisNotes;
import io.fastnpc.cache.redis.RedisSockets;
import io.fastnpc.cache.redis.RedisStore;
import io.fastnpc.cache.statistics.Ledger;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.cache.statistics.Stopwatches;
import io.fastnpc.config.CacheSettings;
import io.fastnpc.config.Certificates;
import io.fastnpc.config.CommitBounds;
import io.fastnpc.config.HttpPort;
import io.fastnpc.config.RedisSettings;
import io.fastnpc.database.CommitLimits;
import io.fastnpc.database.Database;
import io.fastnpc.database.PoolSettings;
import io.fastnpc.trouble.ContainerLog;
import io.fastnpc.trouble.Troubles;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import javax.sql.DataSource;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.JedisSocketFactory;
import redis.clients.jedis.SslOptions;

/**
 * Wires the core to Redis and PostgreSQL.
 *
 * <p>The invalidation log has connections of its own: a poll must not wait for the requests whose
 * trust depends on it, and an epoch is ended while the writer's own transaction is open.
 */
@DataSourceDefinition(
    name = CacheWiring.DATA_SOURCE,
    className = PoolSettings.CLASS,
    minPoolSize = 1,
    maxPoolSize = 3,
    transactional = false,
    properties = {
      "applicationName=fastnpc cache " + Epoch.KNOWN_LEVEL,
      "options=" + CommitBounds.LOG_OPTIONS,
      "connectTimeout=1",
      "socketTimeout=" + CommitBounds.LOG_SOCKET_SECONDS,
      PoolSettings.KEEP_ALIVE,
      "fish.payara.max-wait-time-in-millis=1000",
      PoolSettings.VALIDATE,
      PoolSettings.VALIDATION_METHOD,
      PoolSettings.VALIDATION_CLASS,
      PoolSettings.VALIDATE_ONCE
    })
@ApplicationScoped
class CacheWiring {
  static final String DATA_SOURCE = "java:app/jdbc/fastnpc-cache";

  private static final Duration PAUSE = Duration.ofMillis(5);
  private static final Duration HEARING = Duration.ofSeconds(1);

  @Resource(lookup = DATA_SOURCE)
  private DataSource dataSource;

  @Produces
  @Singleton
  Connections connections(RedisSettings settings) {
    JedisClientConfig config = clientConfig(settings, settings.timeout());
    return new Connections(sockets(settings, config), config, settings.maxConnections());
  }

  private static JedisClientConfig clientConfig(RedisSettings settings, Duration timeout) {
    return config(settings, settings.user(), settings.password())
        .socketTimeoutMillis(Math.toIntExact(timeout.toMillis()))
        .database(settings.database())
        .build();
  }

  void close(@Disposes Connections connections) {
    connections.close();
  }

  private static DefaultJedisClientConfig.Builder config(
      RedisSettings settings, Optional<String> user, Optional<String> password) {
    int timeout = Math.toIntExact(settings.timeout().toMillis());
    // With authorities of one's own the sockets encrypt, which Jedis itself does from key stores
    // only.
    boolean byJedis = settings.tls() && settings.authorities().isEmpty();
    return DefaultJedisClientConfig.builder()
        .connectionTimeoutMillis(timeout)
        .socketTimeoutMillis(timeout)
        .user(user.orElse(null))
        .password(password.orElse(null))
        .sslOptions(byJedis ? SslOptions.defaults() : null)
        .clientName("fastnpc");
  }

  private static JedisSocketFactory sockets(RedisSettings settings, JedisClientConfig config) {
    Optional<SSLSocketFactory> tls = settings.authorities().map(Certificates::trusting);
    if (settings.sentinels().isEmpty()) {
      HostAndPort address = new HostAndPort(settings.host(), settings.port());
      return RedisSockets.at(address, config, tls);
    }
    List<HostAndPort> sentinels = settings.sentinels().stream().map(HostAndPort::from).toList();
    String master = settings.sentinelMaster();
    // Sentinels have no databases.
    JedisClientConfig asking =
        config(settings, settings.sentinelUser(), settings.sentinelPassword()).build();
    return RedisSockets.behind(sentinels, master, asking, config, tls);
  }

  @Produces
  @Singleton
  PostgresLog log(Database database) {
    CommitLimits limits = new CommitLimits(database, new Database(dataSource));
    return new PostgresLog(dataSource, limits::unkept);
  }

  @Produces
  @Singleton
  PostgresEpochs epochs() {
    return new PostgresEpochs(dataSource);
  }

  /**
   * The transaction of whoever asks: the container gives its connection to all that is in it, until
   * its commit is under way.
   */
  @Produces
  @Singleton
  Committing committing(PostgresEpochs epochs, Database database) {
    return epochs.committing(database.dataSource());
  }

  @Produces
  @Singleton
  Cache cache(
      Connections connections,
      PostgresLog log,
      PostgresEpochs epochs,
      CacheSettings settings,
      RedisSettings redis,
      Self self,
      Statistics statistics,
      Troubles troubles) {
    Timings timings =
        new Timings(
            settings.trust(),
            settings.fence(),
            settings.lease(),
            settings.patience(),
            PAUSE,
            CommitBounds.retry(redis, settings));
    Shelf shelf = BoundedShelf.of(settings.nearBytes());
    RedisStore store = new RedisStore(connections, settings.prefix(), shelf != Shelf.NONE);
    return Cache.of(
        new Ports(store, store.neighbours(), shelf, log, epochs, Time.system()),
        timings,
        new Sizes(settings.maxValueBytes(), settings.compressFrom()),
        self.name(),
        statistics,
        troubles);
  }

  /** Hears the other workers; the time-out of its connection is longer than it waits. */
  @Produces
  @Singleton
  RedisListener listener(RedisSettings redis, CacheSettings settings, Cache cache) {
    JedisClientConfig config = clientConfig(redis, redis.timeout().plus(HEARING));
    return new RedisListener(
        new Connections(sockets(redis, config), config, 1),
        HEARING,
        settings.prefix(),
        cache.worker(),
        cache.ears());
  }

  void close(@Disposes RedisListener listener) {
    listener.close();
  }

  @Produces
  @Singleton
  Troubles troubles() {
    ContainerLog.quieten(); // the troubles tell what matters of it
    return new Troubles(Time.system()::nanos);
  }

  @Produces
  @Singleton
  Stopwatches stopwatches() {
    return new Stopwatches();
  }

  @Produces
  @Singleton
  Catalog catalog(CacheAnnotationCheck annotations) {
    return annotations.catalog();
  }

  @Produces
  @Singleton
  Insight insight(Catalog catalog) {
    return new Insight(catalog.policies(), System::currentTimeMillis);
  }

  @Produces
  @Singleton
  Exchange exchange(Connections connections, CacheSettings settings, Self self, Insight insight) {
    return new Exchange(new RedisNotes(connections, settings.prefix()), self.name(), insight);
  }

  @Produces
  @Singleton
  Statistics statistics(Stopwatches stopwatches, Insight insight, Catalog catalog) {
    Statistics statistics = new Statistics(stopwatches::of, insight::of);
    catalog.policies().keySet().forEach(statistics::announce);
    return statistics;
  }

  @Produces
  @Singleton
  Self self() {
    return Self.starting(HttpPort.ofThisWorker());
  }

  @Produces
  @Singleton
  Fleet fleet(
      Connections connections,
      Self self,
      CacheSettings settings,
      Cache cache,
      Statistics statistics,
      Stopwatches stopwatches,
      Troubles troubles) {
    return new Fleet(
        new RedisBoard(connections, settings.prefix()),
        self,
        cache::state,
        new Ledger(statistics, stopwatches),
        troubles);
  }

  /** Where failed log-ins are counted, which has no other place in Redis than beside the cache. */
  @Produces
  @Singleton
  Meters meters(Connections connections, CacheSettings settings) {
    return new RedisMeters(connections, settings.prefix());
  }

  @Produces
  @Singleton
  CacheAdministration administration(Connections connections, CacheSettings settings, Cache cache) {
    return new RedisAdministration(connections, settings.prefix(), new WorkersCopies(cache));
  }
}
