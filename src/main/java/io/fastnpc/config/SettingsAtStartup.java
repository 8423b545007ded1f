package io.fastnpc.config;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;

/** Reads every setting before anything is served, so that a wrong one stops the deployment. */
@Singleton
@Startup
public class SettingsAtStartup {
  private static final Logger LOG = System.getLogger(SettingsAtStartup.class.getName());

  @Inject private Instance<Object> settings;

  @PostConstruct
  void check() {
    List<Class<?>> all =
        List.of(
            SessionSettings.class,
            HttpSettings.class,
            ProxySettings.class,
            BrakeSettings.class,
            QuotaSettings.class,
            StopSettings.class,
            AuditSettings.class,
            IncidentSettings.class,
            ModelSettings.class,
            LegacySettings.class,
            AvatarSettings.class,
            DatabaseSettings.class,
            RedisSettings.class,
            CacheSettings.class);
    try {
      all.forEach(type -> settings.select(type).get());
      CommitBounds.retry(
          settings.select(RedisSettings.class).get(), settings.select(CacheSettings.class).get());
      if (settings.select(SessionSettings.class).get().hasShortSecret()) {
        LOG.log(
            Level.WARNING,
            "FASTNPC_SECRET is shorter than 32 bytes: whoever finds it by trying can be anybody."
                + " docs/configuration.md says how to change it");
      }
      if (Language.misspells(Locale.getDefault())) {
        LOG.log(
            Level.WARNING,
            "Java runs in the language {0}, in which pages answer 500: start it with"
                + " -Duser.language=en, as payara/jvm.options does",
            Locale.getDefault());
      }
      if (settings.select(RedisSettings.class).get().isOpenToOthers()) {
        LOG.log(
            Level.WARNING,
            "Redis is on another machine and REDIS_PASSWORD is not set: whoever reaches it reads and"
                + " changes what users get to see. docs/configuration.md says how to set one");
      }
    } catch (InvalidSetting wrong) {
      LOG.log(Level.ERROR, wrong.getMessage());
      throw wrong;
    }
  }
}
