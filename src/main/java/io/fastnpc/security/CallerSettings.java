package io.fastnpc.security;

import io.fastnpc.json.RawJson;

/**
 * The settings of the caller, for features that need them and do not keep them.
 *
 * <p>A port: the feature that keeps the settings implements it.
 */
public interface CallerSettings {
  /** The settings as the JSON that clients get; defaults where nothing is stored. */
  RawJson of(Caller caller);
}
