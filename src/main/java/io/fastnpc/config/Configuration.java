package io.fastnpc.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** The one reader of MicroProfile Config: environment variables, then defaults. */
@ApplicationScoped
public class Configuration {
  private static final List<String> DEFAULT_MODELS =
      List.of(
          "z-ai/glm-4-32b",
          "z-ai/glm-4.5-air:free",
          "deepseek/deepseek-chat-v3.1:free",
          "tencent/hunyuan-a13b-instruct:free");

  private final Environment environment = new Environment(Configuration::lookUp);

  /** From the sources themselves: the value of MicroProfile Config has other variables put in. */
  private static Optional<String> lookUp(String name) {
    // The most important source first, as the specification promises.
    for (ConfigSource source : ConfigProvider.getConfig().getConfigSources()) {
      String value = source.getValue(name);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  @Produces
  @Singleton
  SessionSettings session() {
    return new SessionSettings(
        environment.secret("FASTNPC_SECRET").orElse(""),
        environment.flag("FASTNPC_SECRET_SHORT", false),
        environment.text("FASTNPC_ADMIN_USER"),
        environment.flag("FASTNPC_COOKIE_SECURE", false),
        environment.duration("FASTNPC_SESSION_LIFETIME", Duration.ofDays(30)),
        environment.duration("FASTNPC_SESSION_IDLE"));
  }

  @Produces
  @Singleton
  HttpSettings http() {
    return new HttpSettings(
        environment.number("FASTNPC_MAX_BODY_BYTES", 1 << 20, 1, Integer.MAX_VALUE),
        environment.duration("FASTNPC_BODY_TIMEOUT", Duration.ofSeconds(15)),
        environment.origins("FASTNPC_CORS_ORIGINS", HttpSettings.FRONTEND_ORIGIN));
  }

  @Produces
  @Singleton
  ProxySettings proxies() {
    return ProxySettings.of(
        environment.list("FASTNPC_TRUSTED_PROXIES", List.of("127.0.0.0/8", "::1")));
  }

  @Produces
  @Singleton
  BrakeSettings brake() {
    return new BrakeSettings(
        environment.number("FASTNPC_LOGIN_FAILURES", 10, 0, Integer.MAX_VALUE),
        environment.number("FASTNPC_LOGIN_FAILURES_PER_ADDRESS", 100, 0, Integer.MAX_VALUE),
        environment.duration("FASTNPC_LOGIN_LONGEST_PAUSE", Duration.ofMinutes(15)));
  }

  @Produces
  @Singleton
  QuotaSettings quotas() {
    return new QuotaSettings(
        environment.number("FASTNPC_QUOTA_REGISTRATIONS", 200, 0, Integer.MAX_VALUE),
        environment.number("FASTNPC_QUOTA_WRITES", 600, 0, Integer.MAX_VALUE),
        environment.number("FASTNPC_QUOTA_CHARACTERS", 5_000, 0, Integer.MAX_VALUE));
  }

  @Produces
  @Singleton
  StopSettings stop() {
    return new StopSettings(
        environment.pause("FASTNPC_STOP_NOTICE", StopSettings.USUAL_NOTICE),
        environment.pause("FASTNPC_STOP_PATIENCE", Duration.ofSeconds(15)));
  }

  @Produces
  @Singleton
  AuditSettings audit() {
    return new AuditSettings(
        environment.duration("FASTNPC_AUDIT_RETENTION", AuditSettings.DEFAULT_RETENTION));
  }

  @Produces
  @Singleton
  IncidentSettings incidents() {
    return IncidentSettings.of(
        environment.duration("FASTNPC_INCIDENT_RETENTION", IncidentSettings.DEFAULT_RETENTION),
        environment.text("FASTNPC_ALERT_WEBHOOK"));
  }

  @Produces
  @Singleton
  ModelSettings models() {
    return new ModelSettings(environment.list("FASTNPC_ALLOWED_MODELS", DEFAULT_MODELS));
  }

  @Produces
  @Singleton
  LegacySettings legacy() {
    return new LegacySettings(environment.path("FASTNPC_CHARACTERS_DIR"));
  }

  @Produces
  @Singleton
  AvatarSettings avatars() {
    return new AvatarSettings(environment.path("FASTNPC_AVATARS_DIR"));
  }

  /**
   * Where PostgreSQL is, for what the container makes by itself and injects nothing into.
   *
   * @throws InvalidSetting if a variable makes no sense
   */
  public static DatabaseSettings databaseSettings() {
    return new Configuration().database();
  }

  @Produces
  @Singleton
  DatabaseSettings database() {
    return new DatabaseSettings(
        environment.text("POSTGRES_HOST", DatabaseSettings.DEFAULT_HOST),
        environment.number("POSTGRES_PORT", DatabaseSettings.DEFAULT_PORT, 1, 65_535),
        environment.text("POSTGRES_DB", DatabaseSettings.DEFAULT_DATABASE),
        environment.text("POSTGRES_USER", DatabaseSettings.DEFAULT_USER),
        environment.secret("POSTGRES_PASSWORD").orElse(""),
        new DatabaseTls(
            environment.text("POSTGRES_SSLMODE", DatabaseTls.DEFAULT_MODE),
            environment.path("POSTGRES_SSLROOTCERT")));
  }

  @Produces
  @Singleton
  RedisSettings redis() {
    return new RedisSettings(
        environment.text("REDIS_HOST", "localhost"),
        environment.number("REDIS_PORT", 6379, 1, 65_535),
        environment.number("REDIS_DB", 0, 0, Integer.MAX_VALUE),
        environment.text("REDIS_USER"),
        environment.secret("REDIS_PASSWORD"),
        environment.flag("REDIS_TLS", false),
        environment.path("REDIS_TLS_CA"),
        environment.list("REDIS_SENTINELS", List.of()),
        environment.text("REDIS_SENTINEL_MASTER", "mymaster"),
        environment.text("REDIS_SENTINEL_USER"),
        environment.secret("REDIS_SENTINEL_PASSWORD"),
        environment.duration("REDIS_TIMEOUT", Duration.ofMillis(250)),
        environment.number("REDIS_MAX_CONNECTIONS", 32, 1, 10_000));
  }

  @Produces
  @Singleton
  CacheSettings cache() {
    return new CacheSettings(
        environment.flag("FASTNPC_CACHE_ENABLED", true),
        environment.text("FASTNPC_CACHE_PREFIX", "fastnpc:"),
        environment.duration("FASTNPC_CACHE_POLL", Duration.ofMillis(250)),
        environment.duration("FASTNPC_CACHE_TRUST", Duration.ofMillis(1500)),
        environment.duration("FASTNPC_CACHE_FENCE", Duration.ofSeconds(10)),
        environment.duration("FASTNPC_CACHE_LEASE", Duration.ofSeconds(3)),
        environment.duration("FASTNPC_CACHE_PATIENCE", Duration.ofMillis(250)),
        environment.number("FASTNPC_CACHE_MAX_VALUE_BYTES", 1 << 20, 1 << 12, 1 << 26),
        environment.number("FASTNPC_CACHE_NEAR_BYTES", 1 << 24, 0, 1 << 30),
        environment.number("FASTNPC_CACHE_COMPRESS_FROM", 1 << 11, 0, 1 << 26),
        environment.duration("FASTNPC_CACHE_LOG_RETENTION", Duration.ofHours(1)));
  }
}
