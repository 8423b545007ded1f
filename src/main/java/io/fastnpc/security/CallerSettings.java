package io.fastnpc.security;

import io.fastnpc.json.RawJson;

/**
 * What the caller has chosen for themselves, for features that need to know and do not keep it.
 *
 * <p>A port: the feature that keeps the settings implements it.
 */
public interface CallerSettings {
  /** The settings as the JSON that clients get; defaults where nothing is stored. */
  RawJson of(Caller caller);
}
