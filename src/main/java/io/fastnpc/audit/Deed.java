package io.fastnpc.audit;

import io.fastnpc.trouble.Unprintable;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody did, for the audit to note.
 *
 * @param kind the sort of deed
 * @param actor who did it
 * @param subjectId whose account or data it concerns, if not the actor's own
 * @param detail in a few words what it concerns; on one line, and cut where it is long
 * @param count how many things it concerns, or how often it was done
 */
public record Deed(Kind kind, Actor actor, Optional<Integer> subjectId, String detail, long count) {
  private static final int LONGEST = 200;

  /** Also halves of surrogate pairs, which PostgreSQL does not take. */
  private static final Pattern UNSAFE = Pattern.compile(Unprintable.CHARACTERS + "|\\p{Cs}");

  /** Keeps what is safe to store and to show of the detail. */
  public Deed {
    detail = UNSAFE.matcher(cut(detail)).replaceAll("?");
  }

  /** What {@code actor} did once. */
  public static Deed of(Kind kind, Actor actor) {
    return new Deed(kind, actor, Optional.empty(), "", 1);
  }

  /** The same, done to the account or the data of {@code userId}. */
  public Deed to(int userId) {
    return new Deed(kind, actor, Optional.of(userId), detail, count);
  }

  /** The same, told with {@code what} it concerns. */
  public Deed with(String what) {
    return new Deed(kind, actor, subjectId, what, count);
  }

  /** The same, so many times. */
  public Deed times(long count) {
    return new Deed(kind, actor, subjectId, detail, count);
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
  }
}
