package io.fastnpc.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.characters.Transactions;
import io.fastnpc.database.Database;
import io.fastnpc.database.TestDatabase;
import io.fastnpc.security.Account;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who becomes an administrator and who stays one, on a real PostgreSQL, a transaction each. */
class AdministratorsTest {
  private static final String HASH = "a hash";
  private static final String WAITING = "SELECT pid FROM pg_locks WHERE NOT granted";
  private static final String NAMES =
      "SELECT username FROM users WHERE is_admin = 1 ORDER BY username";

  private TestDatabase store;
  private Transactions transactions;
  private UserRepository users;
  private RightsRepository rights;

  @BeforeEach
  void prepare() throws Exception {
    store = TestDatabase.migrated();
    transactions = new Transactions(store.dataSource());
    Database database = new Database(transactions.dataSource());
    users = new UserRepository(database);
    rights = new RightsRepository(database);
  }

  @Test
  void the_name_makes_an_administrator_once_and_is_taken_ever_after() throws Exception {
    assertThat(first("boss").admin()).isTrue();
    store.run("DELETE FROM users");
    assertThat(register("boss")).isInstanceOf(Registration.NameTaken.class);
    assertThat(store.column(NAMES)).isEmpty();
  }

  @Test
  void an_administrator_of_another_making_counts() throws Exception {
    ordinary("ada");
    store.run("UPDATE users SET is_admin = 1 WHERE username = 'ada'");
    store.run("UPDATE users SET is_admin = 0 WHERE username = 'ada'");
    assertThat(register("boss")).isInstanceOf(Registration.NameTaken.class);
  }

  @Test
  void one_that_nobody_could_note_counts_while_there_is_one() throws Exception {
    store.run("ALTER TABLE users DISABLE TRIGGER users_begin_administration");
    store.run(
        "INSERT INTO users (username, password_hash, created_at, is_admin) VALUES ('a','',1,1);"
            + "DELETE FROM administration");
    assertThat(register("boss")).isInstanceOf(Registration.NameTaken.class);
  }

  @Test
  void a_name_that_somebody_has_makes_nobody_an_administrator_and_leaves_the_place_free()
      throws Exception {
    ordinary("boss");
    assertThat(register("boss")).isInstanceOf(Registration.NameTaken.class);
    assertThat(first("chief").admin()).isTrue();
  }

  @Test
  void of_two_first_administrators_at_once_there_is_one() throws Exception {
    List<Registration> both =
        atOnce(() -> users.register("boss", HASH, true), () -> users.register("chief", HASH, true));
    assertThat(both.get(0)).isInstanceOf(Registration.Registered.class);
    assertThat(both.get(1)).isInstanceOf(Registration.NameTaken.class);
    assertThat(store.column(NAMES)).containsExactly("boss");
  }

  @Test
  void the_existing_product_and_we_make_one_at_once_and_ours_is_refused() throws Exception {
    List<Boolean> both =
        atOnce(
            () -> {
              store(
                  "INSERT INTO users (username, password_hash, created_at, is_admin)"
                      + " VALUES ('boss', '', 1, 1)");
              return true;
            },
            () -> users.register("chief", HASH, true) instanceof Registration.Registered);
    assertThat(both).containsExactly(true, false);
  }

  @Test
  void the_last_administrator_cannot_be_deleted_and_another_can() throws Exception {
    int boss = first("boss").id();
    int ada = ordinary("ada").id();
    assertThat(delete(boss)).isInstanceOf(AccountDeletion.LastAdministrator.class);
    assertThat(delete(ada)).isInstanceOf(AccountDeletion.Deleted.class);
    int bob = ordinary("bob").id();
    assertThat(change(boss, bob, true)).isInstanceOf(RightsChange.Changed.class);
    assertThat(delete(boss)).isInstanceOf(AccountDeletion.Deleted.class);
    assertThat(delete(bob)).isInstanceOf(AccountDeletion.LastAdministrator.class);
    assertThat(store.column(NAMES)).containsExactly("bob");
  }

  @Test
  void of_two_last_administrators_who_delete_themselves_at_once_one_stays() throws Exception {
    int boss = first("boss").id();
    int bob = ordinary("bob").id();
    change(boss, bob, true);
    List<AccountDeletion> both =
        atOnce(() -> users.delete(boss, HASH), () -> users.delete(bob, HASH));
    assertThat(both.get(0)).isInstanceOf(AccountDeletion.Deleted.class);
    assertThat(both.get(1)).isInstanceOf(AccountDeletion.LastAdministrator.class);
  }

  @Test
  void of_two_who_take_the_rights_from_each_other_at_once_one_succeeds() throws Exception {
    int boss = first("boss").id();
    int bob = ordinary("bob").id();
    change(boss, bob, true);
    List<RightsChange> both =
        atOnce(() -> rights.change(boss, bob, false), () -> rights.change(bob, boss, false));
    assertThat(both.get(0)).isInstanceOf(RightsChange.Changed.class);
    assertThat(both.get(1)).isInstanceOf(RightsChange.LastAdministrator.class);
    assertThat(store.column(NAMES)).containsExactly("boss");
  }

  @Test
  void whoever_is_no_administrator_any_more_changes_nothing() throws Exception {
    int boss = first("boss").id();
    int bob = ordinary("bob").id();
    assertThat(change(bob, bob, true)).isInstanceOf(RightsChange.NotAllowed.class);
    assertThat(change(boss, -1, true)).isInstanceOf(RightsChange.NoSuchUser.class);
    assertThat(store.column(NAMES)).containsExactly("boss");
  }

  @Test
  void what_was_so_before_is_no_change() throws Exception {
    int boss = first("boss").id();
    int bob = ordinary("bob").id();
    assertThat(change(boss, bob, false)).isInstanceOf(RightsChange.Unchanged.class);
    assertThat(change(boss, bob, true)).isInstanceOf(RightsChange.Changed.class);
    assertThat(change(boss, bob, true)).isInstanceOf(RightsChange.Unchanged.class);
    assertThat(store.column(NAMES)).containsExactly("bob", "boss");
  }

  /** The second begins when the first has done its work, and waits for its commit. */
  private <T> List<T> atOnce(Callable<T> first, Callable<T> second) throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      AtomicReference<Future<T>> later = new AtomicReference<>();
      T done =
          transactions.run(
              () -> {
                T result = first.call();
                Future<T> begun = other.submit(() -> transactions.run(second));
                later.set(begun);
                while (store.column(WAITING).isEmpty() && !begun.isDone()) {
                  Thread.onSpinWait();
                }
                return result;
              });
      return List.of(done, Objects.requireNonNull(later.get()).get());
    } finally {
      other.shutdownNow();
    }
  }

  private void store(String statement) throws Exception {
    try (var connection = transactions.dataSource().getConnection();
        var change = connection.createStatement()) {
      change.executeUpdate(statement);
    }
  }

  private Registration register(String name) throws Exception {
    return transactions.run(() -> users.register(name, HASH, true));
  }

  private Account first(String name) throws Exception {
    return account(register(name));
  }

  private Account ordinary(String name) throws Exception {
    return account(transactions.run(() -> users.register(name, HASH, false)));
  }

  private static Account account(Registration registration) {
    return ((Registration.Registered) registration).account();
  }

  private AccountDeletion delete(int userId) throws Exception {
    return transactions.run(() -> users.delete(userId, HASH));
  }

  private RightsChange change(int callerId, int userId, boolean admin) throws Exception {
    return transactions.run(() -> rights.change(callerId, userId, admin));
  }
}
