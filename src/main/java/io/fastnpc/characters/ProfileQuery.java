package io.fastnpc.characters;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import io.fastnpc.json.RawJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Optional;

/** Reads what the database knows about a character as one document. */
final class ProfileQuery {
  private static final Sql PROFILE = Sql.of(ProfileQuery.class, "profile");

  /** Bytes that most documents fit in. */
  private static final int USUAL = 8192;

  private ProfileQuery() {}

  /**
   * The structured data, and the memories if wanted, from one snapshot; absent if there is no such
   * character.
   */
  static Optional<RawJson> read(
      Database database, int userId, CharacterName name, boolean memories) {
    return database.first(
        PROFILE,
        ProfileQuery::document,
        arg("user_id", userId),
        arg("name", name.text()),
        arg("memories", memories));
  }

  /** The columns are JSON already; their labels, which are ours, need no escaping. */
  private static RawJson document(ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    ByteArrayOutputStream document = new ByteArrayOutputStream(USUAL);
    document.write('{');
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      byte[] content = row.getBytes(column);
      if (content != null) {
        String separator = document.size() == 1 ? "" : ",";
        String label = separator + '"' + columns.getColumnLabel(column) + "\":";
        document.writeBytes(label.getBytes(StandardCharsets.UTF_8));
        document.writeBytes(content);
      }
    }
    document.write('}');
    return RawJson.of(document.toByteArray());
  }
}
