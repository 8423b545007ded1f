package io.fastnpc.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether connections to PostgreSQL are encrypted, in PostgreSQL's own words.
 *
 * @param mode one of {@link #MODES}
 * @param authorities the certificates that the server's is checked against; absent: it is not
 */
public record DatabaseTls(String mode, Optional<Path> authorities) {
  /** The mode where none is set: encrypted where the server can. */
  public static final String DEFAULT_MODE = "prefer";

  private static final List<String> MODES =
      List.of("disable", "prefer", "require", "verify-ca", "verify-full");

  /** Where nothing is set. */
  static final DatabaseTls UNSET = new DatabaseTls(DEFAULT_MODE, Optional.empty());

  /** Checks that the two fit each other. */
  public DatabaseTls {
    if (!MODES.contains(mode)) {
      throw new InvalidSetting(
          "POSTGRES_SSLMODE", "must be one of " + String.join(", ", MODES) + ", not " + mode);
    }
    boolean checks = mode.startsWith("verify-");
    if (checks && authorities.isEmpty()) {
      throw new InvalidSetting(
          "POSTGRES_SSLROOTCERT",
          "must name a file with certificates in PEM where POSTGRES_SSLMODE is " + mode);
    }
    if (!checks && authorities.isPresent()) {
      throw new InvalidSetting(
          "POSTGRES_SSLROOTCERT",
          "is looked at only where POSTGRES_SSLMODE is verify-ca or verify-full, not " + mode);
    }
    authorities.ifPresent(file -> Certificates.check("POSTGRES_SSLROOTCERT", file));
  }
}
