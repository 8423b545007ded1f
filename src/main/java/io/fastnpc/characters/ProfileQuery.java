package io.fastnpc.characters;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import io.fastnpc.json.RawJson;
import io.fastnpc.lists.LargeDocuments.Found;
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
   * The structured data, and the memories if wanted, from one snapshot, unless they take more than
   * {@code maxBytes}; absent if there is no such character.
   */
  static Optional<Found> read(
      Database database, int userId, CharacterName name, boolean memories, int maxBytes) {
    return database.first(
        PROFILE,
        ProfileQuery::document,
        arg("user_id", userId),
        arg("name", name.text()),
        arg("memories", memories),
        arg("max_bytes", maxBytes));
  }

  /**
   * The columns after the first are JSON already; their labels, which are ours, need no escaping.
   */
  private static Found document(ResultSet row) throws SQLException {
    if (row.getBoolean(1)) {
      return Found.TooLarge.TOO_LARGE;
    }
    ResultSetMetaData columns = row.getMetaData();
    ByteArrayOutputStream document = new ByteArrayOutputStream(USUAL);
    document.write('{');
    for (int column = 2; column <= columns.getColumnCount(); column++) {
      byte[] content = row.getBytes(column);
      if (content != null) {
        String separator = document.size() == 1 ? "" : ",";
        String label = separator + '"' + columns.getColumnLabel(column) + "\":";
        document.writeBytes(label.getBytes(StandardCharsets.UTF_8));
        document.writeBytes(content);
      }
    }
    document.write('}');
    return new Found.Whole(RawJson.of(document.toByteArray()));
  }
}
