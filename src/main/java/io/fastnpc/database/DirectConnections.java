package io.fastnpc.database;

import io.fastnpc.config.DatabaseSettings;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.ds.common.BaseDataSource;

/**
 * Connections past the container's pools, which there are none of yet or whose limits are short.
 */
public final class DirectConnections {
  private DirectConnections() {}

  /** To the database that {@code settings} name, with nothing else set. */
  public static PGSimpleDataSource to(DatabaseSettings settings) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    point(source, settings);
    return source;
  }

  /** Points {@code source} at the database that {@code settings} name, and leaves the rest. */
  static void point(BaseDataSource source, DatabaseSettings settings) {
    source.setServerNames(new String[] {settings.host()});
    source.setPortNumbers(new int[] {settings.port()});
    source.setDatabaseName(settings.database());
    source.setUser(settings.user());
    source.setPassword(settings.password());
    source.setSslMode(settings.tls().mode());
    settings.tls().authorities().ifPresent(file -> source.setSslRootCert(file.toString()));
  }
}
