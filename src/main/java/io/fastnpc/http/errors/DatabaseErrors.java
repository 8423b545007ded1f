package io.fastnpc.http.errors;

import io.fastnpc.database.DatabaseFailure;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a statement that PostgreSQL did not carry out. */
@Provider
public class DatabaseErrors implements ExceptionMapper<DatabaseFailure> {
  @Inject private RequestFailures failures;

  @Override
  public Response toResponse(DatabaseFailure failure) {
    return answer(failure, failures);
  }

  static Response answer(DatabaseFailure failure, RequestFailures failures) {
    return switch (failure.sqlStateClass()) {
      // Data exception: text with a zero character, a number out of range.
      case "22" -> ErrorBody.with(400, "请求中含有无法保存的内容");
      // Integrity constraint: another request was faster, such as the deletion of the account.
      case "23" -> {
        failures.brief("PostgreSQL refused a change", failure);
        yield ErrorBody.with(409, "数据刚被其他操作修改，请刷新后重试");
      }
      // Syntax or access rule: a mistake in this program or in the set-up.
      case "42" ->
          ErrorBody.with(
              500, failures.full("A statement is wrong", failure).tell(Sentences.of(500)));
      default -> ErrorBody.with(503, failures.away(failure).tell("数据库暂时不可用，请稍后再试"));
    };
  }
}
