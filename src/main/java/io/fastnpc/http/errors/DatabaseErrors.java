package io.fastnpc.http.errors;

import io.fastnpc.database.DatabaseFailure;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;

/** Answers a statement that PostgreSQL did not carry out. */
@Provider
public class DatabaseErrors implements ExceptionMapper<DatabaseFailure> {
  @Inject private Incidents incidents;

  @Override
  public Response toResponse(DatabaseFailure failure) {
    return answer(failure, incidents);
  }

  static Response answer(DatabaseFailure failure, Incidents incidents) {
    return switch (sqlStateClass(failure)) {
      // Data exception: text with a zero character, a number out of range.
      case "22" -> ErrorBody.with(400, "请求中含有无法保存的内容");
      // Integrity constraint: another request was faster, such as the deletion of the account.
      case "23" -> {
        incidents.brief("PostgreSQL refused a change", failure);
        yield ErrorBody.with(409, "数据刚被其他操作修改，请刷新后重试");
      }
      // Syntax or access rule: a mistake in this program or in the set-up.
      case "42" ->
          ErrorBody.with(
              500, incidents.full("A statement is wrong", failure).tell(Sentences.of(500)));
      default -> ErrorBody.with(503, incidents.away(failure).tell("数据库暂时不可用，请稍后再试"));
    };
  }

  /** The first two characters of the SQLSTATE (PostgreSQL manual, appendix A), or nothing. */
  private static String sqlStateClass(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState().substring(0, Math.min(2, sql.getSQLState().length()));
      }
    }
    return "";
  }
}
