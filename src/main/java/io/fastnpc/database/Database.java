package io.fastnpc.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * Runs statements on the container's data source, in the transaction that the caller is in.
 *
 * <p>Statements that lack an argument, or get one that they have no parameter for, are refused with
 * an {@link IllegalArgumentException} before PostgreSQL sees them.
 */
@ApplicationScoped
public class Database {
  private static final Logger LOG = System.getLogger(Database.class.getName());

  /** Where the container keeps the application's own data source. */
  public static final String DATA_SOURCE = "java:app/jdbc/fastnpc";

  /**
   * Where an operator's commands put a data source that is used instead: the sizes of the
   * application's own pool are constants of an annotation.
   */
  private static final String SERVER_DATA_SOURCE = "jdbc/fastnpc";

  @Resource(lookup = DATA_SOURCE)
  private DataSource dataSource;

  /** For the container, which injects the data source. */
  protected Database() {}

  /** Runs statements on {@code dataSource}, without a container. */
  public Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @SuppressWarnings("BanJNDI") // the name is a constant
  @PostConstruct
  void preferTheServersPool() {
    try {
      dataSource = InitialContext.doLookup(SERVER_DATA_SOURCE);
    } catch (NamingException thereIsNone) {
      LOG.log(Level.DEBUG, "no {0}: using the application''s own pool", SERVER_DATA_SOURCE);
    }
  }

  /** Gives the connection of the transaction that the caller is in. */
  public DataSource dataSource() {
    return dataSource;
  }

  /** Makes a value of the row that the result set stands on. */
  @FunctionalInterface
  public interface Row<T> {
    /** Reads the current row; must not move the result set. */
    T read(ResultSet row) throws SQLException;
  }

  /** All rows in order. @throws DatabaseFailure if the statement failed */
  public <T> List<T> all(Sql sql, Row<T> row, Argument... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = sql.prepare(connection, arguments);
        ResultSet rows = statement.executeQuery()) {
      List<T> all = new ArrayList<>();
      while (rows.next()) {
        all.add(row.read(rows));
      }
      return all;
    } catch (SQLException failure) {
      throw new DatabaseFailure(sql.name(), failure);
    }
  }

  /** The first row, if there is one. @throws DatabaseFailure if the statement failed */
  public <T> Optional<T> first(Sql sql, Row<T> row, Argument... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = sql.prepare(connection, arguments);
        ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(row.read(rows)) : Optional.empty();
    } catch (SQLException failure) {
      throw new DatabaseFailure(sql.name(), failure);
    }
  }

  /** Runs a change and returns how many rows it touched. @throws DatabaseFailure if it failed */
  public int update(Sql sql, Argument... arguments) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = sql.prepare(connection, arguments)) {
      return statement.executeUpdate();
    } catch (SQLException failure) {
      throw new DatabaseFailure(sql.name(), failure);
    }
  }
}
