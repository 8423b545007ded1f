package io.fastnpc.http.errors;

import io.fastnpc.cache.Refusal;
import io.fastnpc.cache.StoreUnavailable;

/** The sentences for errors that no resource has worded. */
public final class Sentences {
  /** For calls that need Redis while it does not answer. */
  public static final String REDIS_UNAVAILABLE = "Redis连接失败";

  /** For log-ins and the like, of which there are too many at once. */
  public static final String TOO_MANY_ATTEMPTS = "尝试过于频繁，请稍后再试";

  /** For users who write more often than they may. */
  public static final String TOO_MANY_WRITES = "操作过于频繁，请稍后再试";

  private Sentences() {}

  /** For calls that need Redis and did not get what they asked it for. */
  public static String of(StoreUnavailable failure) {
    return failure.refusal().map(Sentences::of).orElse(REDIS_UNAVAILABLE);
  }

  /** Says what Redis refused. */
  public static String of(Refusal refusal) {
    return "Redis拒绝执行命令 " + refusal.brief();
  }

  /** The sentence for a status from 400 on. */
  public static String of(int status) {
    return switch (status) {
      case 400 -> "请求无法识别";
      case 401 -> "unauthorized";
      case 403 -> "需要管理员权限";
      case 404 -> "接口不存在";
      case 405 -> "该接口不支持此请求方法";
      case 406 -> "该接口只返回 application/json";
      case 408 -> "请求内容未能及时送达，请重试";
      case 413 -> "请求内容过大";
      case 414 -> "请求地址过长";
      case 415 -> "请求内容必须是 application/json";
      case 429 -> TOO_MANY_ATTEMPTS;
      case 503 -> "服务暂时不可用，请稍后再试";
      default -> status < 500 ? "请求无法处理" : "服务器内部错误";
    };
  }
}
