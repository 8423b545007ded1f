package io.fastnpc.config;

/** A setting that the application cannot start with; the message says which and what to do. */
public final class InvalidSetting extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidSetting(String name, String cure) {
    super(name + " " + cure);
  }
}
