package io.fastnpc.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the handbook says on going back to a release that knows no epochs. */
public class GoingBackTest {
  private static final Path HANDBOOK = Path.of("docs/operating.md");
  private static final Pattern STATEMENTS =
      Pattern.compile("(?s)```sql\n(BEGIN;[^`]*cache_suspension[^`]*)```");

  /** What a release without epochs asks PostgreSQL with every poll, beside the log. */
  private static final String POLL_BEFORE =
      "SELECT EXISTS (SELECT FROM cache_suspension WHERE until > clock_timestamp())";

  /** The statements, to be run by the owner of the tables. */
  public static String statements() throws IOException {
    Matcher block = STATEMENTS.matcher(Files.readString(HANDBOOK));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  @Test
  void workers_of_the_release_before_poll_in_vain_once_the_database_knows_epochs()
      throws Exception {
    TestDatabase database = TestDatabase.migrated();
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> database.run(POLL_BEFORE))
        .withMessageContaining("cache_suspension");
  }

  @Test
  void the_statements_of_the_handbook_give_back_what_the_migration_took_and_it_can_be_run_again()
      throws Exception {
    TestDatabase database = TestDatabase.migrated();
    database.run(statements());
    assertThat(database.column(POLL_BEFORE)).containsExactly("f");
    database.run(
        "INSERT INTO cache_suspension (since, until) VALUES (now(), now())"
            + " ON CONFLICT (only_row) DO UPDATE SET since = excluded.since");
    assertThat(objects(database)).as("what is left of epochs").isEmpty();
    new Migrations(database.settings()).run();
    assertThat(objects(database)).contains("cache_epoch", "cache_epoch_hold");
    assertThat(database.column("SELECT to_regclass('cache_suspension')")).containsExactly("null");
  }

  private static Iterable<String> objects(TestDatabase database) throws Exception {
    return database.column(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname IN ('cache_epoch', 'cache_reign')"
            + " UNION ALL SELECT proname FROM pg_proc WHERE proname LIKE 'cache\\_epoch%'"
            + " OR proname LIKE 'cache\\_%put\\_in'");
  }
}
