package io.fastnpc.http.errors;

import io.fastnpc.database.DatabaseFailure;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;
import java.sql.SQLException;

/** Unwraps what a repository threw from the EJB container's exception, and answers that. */
@Provider
public class EjbErrors implements ExceptionMapper<EJBException> {
  @Context private Providers providers;

  @Override
  public Response toResponse(EJBException wrapped) {
    return answer(unwrap(wrapped));
  }

  private <T extends Throwable> Response answer(T failure) {
    @SuppressWarnings("unchecked") // A mapper found for a class takes its instances.
    ExceptionMapper<T> mapper =
        (ExceptionMapper<T>) providers.getExceptionMapper(failure.getClass());
    return mapper.toResponse(failure);
  }

  /**
   * The first cause that is not a wrapper. A commit that failed counts as the database's failure,
   * also where the container says no more than that the transaction was rolled back, as it does
   * when the connection was lost between the last statement and the commit.
   */
  static Throwable unwrap(EJBException wrapped) {
    Throwable inner = wrapped;
    while (inner instanceof EJBException && inner.getCause() != null) {
      inner = inner.getCause();
    }
    for (Throwable cause = inner; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException
          || cause instanceof RollbackException
          || cause instanceof SystemException) {
        return new DatabaseFailure("commit", (Exception) cause);
      }
    }
    if (inner instanceof EJBTransactionRolledbackException rolledBack) {
      return new DatabaseFailure("commit", rolledBack);
    }
    return inner instanceof EJBException ? new IllegalStateException(inner) : inner;
  }
}
