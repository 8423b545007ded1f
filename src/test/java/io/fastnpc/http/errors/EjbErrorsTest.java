package io.fastnpc.http.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.database.DatabaseFailure;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class EjbErrorsTest {
  @Test
  void the_cause_is_found_under_several_wrappers() {
    IllegalStateException cause = new IllegalStateException("inside");
    EJBException wrapped =
        new EJBTransactionRolledbackException("outer", new EJBException("inner", cause));
    assertThat(EjbErrors.unwrap(wrapped)).isSameAs(cause);
  }

  @Test
  void a_commit_that_failed_is_the_failure_of_the_database() {
    Exception commit = new RollbackException("no commit");
    commit.initCause(new SQLException("gone", "08006"));
    assertThat(EjbErrors.unwrap(new EJBException("commit", commit)))
        .isInstanceOf(DatabaseFailure.class)
        .hasRootCauseInstanceOf(SQLException.class);
  }

  @Test
  void a_rollback_without_a_word_of_the_database_is_its_failure_too() {
    assertThat(EjbErrors.unwrap(new EJBException("commit", new RollbackException("no commit"))))
        .isInstanceOf(DatabaseFailure.class);
    assertThat(EjbErrors.unwrap(new EJBException("commit", new SystemException("no answer"))))
        .isInstanceOf(DatabaseFailure.class);
    assertThat(EjbErrors.unwrap(new EJBTransactionRolledbackException("rolled back")))
        .isInstanceOf(DatabaseFailure.class);
  }

  @Test
  void a_wrapper_around_nothing_is_a_mistake_of_the_program() {
    assertThat(EjbErrors.unwrap(new EJBException("empty")))
        .isInstanceOf(IllegalStateException.class);
  }
}
