package io.fastnpc.config;

import java.util.List;

/**
 * The language models that users may choose.
 *
 * @param allowed their names, never empty
 */
public record ModelSettings(List<String> allowed) {
  /** Checks that there is a model to choose. */
  public ModelSettings {
    if (allowed.isEmpty()) {
      throw new InvalidSetting("FASTNPC_ALLOWED_MODELS", "must name at least one model");
    }
  }
}
