package io.fastnpc.cache.postgres;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.cache.Committing;
import io.fastnpc.cache.Epoch;
import io.fastnpc.cache.Epochs;
import io.fastnpc.cache.Incarnation;
import io.fastnpc.cache.LogUnavailable;
import io.fastnpc.database.Argument;
import io.fastnpc.database.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The epoch in the database, as {@code V12__epochs.sql} and later migrations make it. */
public final class PostgresEpochs implements Epochs {
  private static final Sql LOOK = Sql.of(PostgresEpochs.class, "look");
  private static final Sql HOLD = Sql.of(PostgresEpochs.class, "hold");
  private static final Sql START = Sql.of(PostgresEpochs.class, "start");
  private static final Sql END = Sql.of(PostgresEpochs.class, "end");
  private static final Sql CONFIRM = Sql.of(PostgresEpochs.class, "confirm");

  private final DataSource dataSource;

  /**
   * The epoch in the database of {@code dataSource}.
   *
   * @param dataSource gives connections in auto-commit mode that take no part in the caller's
   *     transaction
   */
  public PostgresEpochs(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * What a transaction that is about to commit asks.
   *
   * @param own gives the connection of that transaction
   */
  public Committing committing(DataSource own) {
    return new Committing() {
      @Override
      public Hold hold() throws LogUnavailable {
        return named(own, HOLD, PostgresEpochs::hold);
      }

      @Override
      public Epoch epoch() throws LogUnavailable {
        return hold().epoch();
      }

      @Override
      public String name() throws LogUnavailable {
        return hold().transaction();
      }
    };
  }

  private static Optional<Committing.Hold> hold(ResultSet row) throws SQLException {
    Optional<Epoch> epoch = EpochRow.of(row);
    @Nullable String xid = row.getString("xid");
    return epoch.map(read -> new Committing.Hold(read, transaction(read.source(), xid)));
  }

  /**
   * The name of the transaction with that number: numbers come again after a crash or in another
   * cluster, and then under another source.
   */
  static String transaction(@Nullable String source, @Nullable String xid) {
    return source + "/" + xid;
  }

  @Override
  public Epoch look() throws LogUnavailable {
    return named(dataSource, LOOK, EpochRow::of);
  }

  @Override
  public boolean start(Epoch seen, Incarnation chosen, Duration trust) throws LogUnavailable {
    return ask(
        dataSource,
        START,
        row -> row.getBoolean("started"),
        arg("id", seen.id()),
        arg("source", seen.source()),
        arg("incarnation", chosen.text()),
        arg("trust_ms", trust.toMillis()),
        arg("level", Epoch.KNOWN_LEVEL));
  }

  @Override
  public Epoch end(Epoch seen) throws LogUnavailable {
    return end(seen, false);
  }

  @Override
  public void endAndHold(Epoch seen) throws LogUnavailable {
    end(seen, true);
  }

  private Epoch end(Epoch seen, boolean byWriter) throws LogUnavailable {
    return named(dataSource, END, EpochRow::of, arg("id", seen.id()), arg("by_writer", byWriter));
  }

  @Override
  public void confirm(Epoch seen) throws LogUnavailable {
    ask(dataSource, CONFIRM, row -> true, arg("id", seen.id()));
  }

  /** Asks for an epoch, a second time where the database's history must be given a name first. */
  private <T> T named(DataSource where, Sql sql, Answer<Optional<T>> answer, Argument... arguments)
      throws LogUnavailable {
    Optional<T> epoch = ask(where, sql, answer, arguments);
    if (epoch.isEmpty()) {
      ask(dataSource, PostgresLog.BEGIN_HISTORY, row -> true);
      epoch = ask(where, sql, answer, arguments);
    }
    return epoch.orElseThrow(() -> new LogUnavailable("the database's history has no name"));
  }

  private interface Answer<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static <T> T ask(DataSource where, Sql sql, Answer<T> answer, Argument... arguments)
      throws LogUnavailable {
    try (Connection connection = where.getConnection();
        PreparedStatement statement = sql.prepare(connection, arguments);
        ResultSet row = statement.executeQuery()) {
      if (!row.next()) {
        throw EpochRow.lost();
      }
      return answer.of(row);
    } catch (SQLException failure) {
      throw new LogUnavailable(
          "asking for the epoch (" + sql.name() + "): " + failure.getMessage(), failure);
    }
  }
}
