package io.fastnpc.lists;

import jakarta.ws.rs.BadRequestException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list a client asks for.
 *
 * @param limit how many rows at most; absent: all
 * @param after the place that it begins after; absent: at the beginning
 * @param order the order that this place is of
 */
public record Page(Optional<Integer> limit, Optional<Cursor> after, Order order) {
  /** What descriptions of calls say of the parameters of a list by id. */
  public static final String BY_ID_ERRORS = "after_id 不能小于0 / limit 必须在1-1000之间 / 参数 … 必须是整数";

  /** What descriptions of calls say of the parameters of a list that has both orders. */
  public static final String ERRORS =
      BY_ID_ERRORS + " / before 必须形如 1700000000,42 / after_id 与 before 不能同时使用";

  /** What descriptions of calls say of lists that may be long. */
  public static final String NO_SNAPSHOT =
      " A long list is sent in parts, each of its own moment: the answer is not one snapshot. One that"
          + " cannot be finished is broken off and is no JSON.";

  /** What descriptions of calls say of the answer to too many at once. */
  public static final String TOO_MANY = "同时读取的长列表过多，请稍后再试";

  /** How many messages are sent where no limit is given. */
  public static final int USUAL_MESSAGES = 200;

  private static final int MAX_LIMIT = 1000;
  private static final Pattern PLACE = Pattern.compile("(\\d{1,18}),(\\d{1,18})");

  /**
   * Reads the parameters of a list by id.
   *
   * @param limit from 1 to 1000; null: not given
   * @param afterId at least 0; null: not given
   * @throws BadRequestException if one of them is out of bounds
   */
  public static Page byId(@Nullable Integer limit, @Nullable Long afterId) {
    return of(limit, afterId, null, Order.BY_ID);
  }

  /**
   * Reads the parameters of a list that is by change, and by id from {@code after_id} on.
   *
   * @param limit from 1 to 1000; null: not given
   * @param afterId at least 0; null: not given
   * @param before a change as {@code <updated_at>,<id>}; null: not given
   * @throws BadRequestException if one of them is malformed, or both places are given
   */
  public static Page of(@Nullable Integer limit, @Nullable Long afterId, @Nullable String before) {
    return of(limit, afterId, before, afterId == null ? Order.BY_CHANGE : Order.BY_ID);
  }

  private static Page of(
      @Nullable Integer limit, @Nullable Long afterId, @Nullable String before, Order order) {
    if (limit != null && (limit < 1 || limit > MAX_LIMIT)) {
      throw new BadRequestException("limit 必须在1-" + MAX_LIMIT + "之间");
    }
    if (afterId != null && afterId < 0) {
      throw new BadRequestException("after_id 不能小于0");
    }
    if (afterId != null && before != null) {
      throw new BadRequestException("after_id 与 before 不能同时使用");
    }
    Optional<Cursor> after =
        Optional.ofNullable(afterId)
            .map(Cursor::after)
            .or(() -> Optional.ofNullable(before).map(Page::place));
    return new Page(Optional.ofNullable(limit), after, order);
  }

  private static Cursor place(String before) {
    Matcher place = PLACE.matcher(before);
    if (!place.matches()) {
      throw new BadRequestException("before 必须形如 1700000000,42");
    }
    return new Cursor(Long.parseLong(place.group(1)), Long.parseLong(place.group(2)));
  }

  /** Whether the client asks for the list as it is: everything, in its usual order. */
  public boolean isAll() {
    return limit.isEmpty() && after.isEmpty();
  }

  /** This page with a limit where none is given. */
  public Page orAtMost(int usual) {
    return limit.isPresent() ? this : new Page(Optional.of(usual), after, order);
  }

  Cursor place() {
    return after.orElseGet(order::start);
  }
}
