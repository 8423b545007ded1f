package io.fastnpc.users;

import io.fastnpc.json.RawJson;
import io.fastnpc.security.Caller;
import io.fastnpc.security.CallerSettings;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets other features read the settings that this one keeps, through the same cache entry. */
@ApplicationScoped
class StoredSettings implements CallerSettings {
  @EJB private SettingsRepository settings;

  @Override
  public RawJson of(Caller caller) {
    return settings.settings(caller.userId());
  }
}
