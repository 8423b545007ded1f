package io.fastnpc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.config.AuditSettings;
import io.fastnpc.database.Database;
import io.fastnpc.database.Sql;
import io.fastnpc.database.TestDatabase;
import io.fastnpc.json.Json;
import io.fastnpc.trouble.LogLines;
import io.fastnpc.trouble.Troubles;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditRepositoryTest {
  private static final Actor ROOT = new Actor(Optional.of(1), "root", "203.0.113.9");
  private static final Actor NOBODY = new Actor(Optional.empty(), "", "2001:db8::1");
  private static final Duration RETENTION = Duration.ofDays(180);

  private final Pending pending = new Pending(() -> System.currentTimeMillis() / 1000);

  private Database database;
  private AuditRepository audit;
  private AuditWriter writer;

  @BeforeEach
  void two_users() throws SQLException {
    database = new Database(TestDatabase.migrated().dataSource());
    audit = new AuditRepository(database, Json.mapper());
    writer =
        new AuditWriter(
            pending, audit, new AuditSettings(RETENTION), "here-1", Troubles.onSystemClock());
    execute(
        "INSERT INTO users (username, password_hash, created_at)"
            + " VALUES ('root', '', 0), ('ada', '', 0), ('7', '', 0)");
  }

  private void execute(String statement) {
    database.update(new Sql("test", statement));
  }

  private void note(Deed... deeds) {
    List.of(deeds).forEach(pending::add);
    writer.write();
  }

  private List<Entry> latest(Optional<Integer> account, Optional<Kind> kind) {
    return audit.latest(new AuditSearch(account, kind, Long.MAX_VALUE, 10));
  }

  @Test
  void everything_of_a_deed_is_kept() {
    note(Deed.of(Kind.DATA_READ, ROOT).to(2).with("悟空 \"'\\ ]}").times(3));
    Entry entry = latest(Optional.empty(), Optional.empty()).get(0);
    assertThat(entry)
        .usingRecursiveComparison()
        .ignoringFields("id", "createdAt")
        .isEqualTo(
            new Entry(
                0,
                0,
                "DATA_READ",
                Optional.of(1),
                Optional.of("root"),
                Optional.of(2),
                "悟空 \"'\\ ]}",
                3,
                "203.0.113.9",
                "here-1"));
    assertThat(entry.createdAt()).isPositive();
  }

  @Test
  void what_an_account_did_and_what_was_done_to_it_are_found_newest_first() {
    note(
        Deed.of(Kind.LOG_IN, ROOT),
        Deed.of(Kind.RIGHTS_GIVEN, ROOT).to(2),
        Deed.of(Kind.LOG_IN, ROOT.as(2, "ada")),
        Deed.of(Kind.LOG_IN_FAILED, NOBODY));
    assertThat(latest(Optional.of(2), Optional.empty()))
        .extracting(Entry::kind)
        .containsExactly("LOG_IN", "RIGHTS_GIVEN");
    assertThat(latest(Optional.of(1), Optional.of(Kind.LOG_IN))).hasSize(1);
    assertThat(latest(Optional.empty(), Optional.of(Kind.LOG_IN_FAILED)))
        .extracting(Entry::username)
        .containsExactly(Optional.empty());
  }

  @Test
  void pages_neither_repeat_nor_leave_out_a_row() {
    for (int i = 0; i < 25; i++) {
      pending.add(Deed.of(Kind.DATA_READ, ROOT).to(2).with("character " + i));
    }
    writer.write();
    List<Long> ids = new ArrayList<>();
    long before = Long.MAX_VALUE;
    List<Entry> page;
    do {
      page = audit.latest(new AuditSearch(Optional.of(2), Optional.empty(), before, 10));
      for (Entry entry : page) {
        ids.add(entry.id());
        before = entry.id();
      }
    } while (!page.isEmpty());
    assertThat(ids).doesNotHaveDuplicates().hasSize(25);
  }

  @Test
  void rows_outlive_the_account() {
    note(Deed.of(Kind.ACCOUNT_DELETED, ROOT.as(2, "ada")));
    execute("DELETE FROM users WHERE id = 2");
    assertThat(latest(audit.account("2"), Optional.empty()))
        .extracting(Entry::username)
        .containsExactly(Optional.of("ada"));
  }

  @Test
  void an_account_is_found_by_name_or_else_by_id() {
    assertThat(audit.account("ada")).contains(2);
    assertThat(audit.account("7")).contains(3);
    assertThat(audit.account("99")).contains(99);
    for (String nobody : List.of("nobody", "99999999999999999999", "a\0b", "-1", "1 OR 1=1")) {
      assertThat(audit.account(nobody)).as(nobody).isEmpty();
    }
  }

  @Test
  void what_is_old_goes_and_the_rest_stays() {
    long now = System.currentTimeMillis() / 1000;
    long old = now - RETENTION.toSeconds() - 60;
    audit.write(
        LongStream.range(0, 2_500)
            .mapToObj(i -> new Pending.Row(old, Deed.of(Kind.LOG_IN, ROOT)))
            .toList(),
        "here-1");
    audit.write(List.of(new Pending.Row(now - 60, Deed.of(Kind.LOG_OUT, ROOT))), "here-1");
    writer.prune();
    assertThat(latest(Optional.empty(), Optional.empty()))
        .extracting(Entry::kind)
        .containsExactly("LOG_OUT");
  }

  @Test
  void what_cannot_be_written_waits_and_is_said_once() {
    execute("ALTER TABLE audit_log RENAME TO elsewhere");
    try (LogLines lines = new LogLines(AuditWriter.class.getName())) {
      note(Deed.of(Kind.LOG_IN, ROOT));
      note(Deed.of(Kind.LOG_OUT, ROOT));
      assertThat(lines.soFar())
          .singleElement()
          .asString()
          .contains("The audit cannot be kept", "waits in memory", "audit_log");
    }
    execute("ALTER TABLE elsewhere RENAME TO audit_log");
    writer.write();
    assertThat(latest(Optional.empty(), Optional.empty()))
        .extracting(Entry::kind)
        .containsExactly("LOG_OUT", "LOG_IN");
  }

  @Test
  void what_postgresql_refuses_for_good_is_lost_aloud_and_holds_nothing_back() {
    execute("ALTER TABLE audit_log ADD CHECK (detail <> 'refused')");
    try (LogLines lines = new LogLines(AuditWriter.class.getName())) {
      note(
          Deed.of(Kind.LOG_IN, ROOT),
          Deed.of(Kind.CACHE_CLEARED, ROOT).with("refused"),
          Deed.of(Kind.LOG_OUT, ROOT));
      assertThat(lines.soFar()).anyMatch(line -> line.contains("Rows of the audit are lost"));
    }
    assertThat(latest(Optional.empty(), Optional.empty())).hasSize(2);
  }
}
