package io.fastnpc.cache.redis;

import io.fastnpc.cache.Announcement;
import io.fastnpc.cache.Held;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.Token;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How the protocol's states lie in Redis: one string per key, whose first byte says what it is.
 *
 * <ul>
 *   <li>{@code V} value: then the format version, then the payload
 *   <li>{@code L} fill lease: then the owner's token
 *   <li>{@code F} fence: then, for each writer, its token, {@code @}, the end of its fence in
 *       milliseconds, {@code ;}
 * </ul>
 *
 * Beside the entries lie notes of the protocol and of the workers, whose names no cache can have.
 */
final class Layout {
  /** Changes when the payload of an older release can no longer be read. */
  private static final byte FORMAT = '1';

  private static final int HEADER = 2;
  private static final String NOTE = "~";

  /** In place of the keys of an announcement: all of them. */
  static final String EVERYTHING = "*";

  private final String prefix;
  private final byte[] position;
  private final byte[] notes;

  Layout(String prefix) {
    this.prefix = prefix;
    this.position = note("position:2");
    this.notes = note("");
  }

  byte[] key(Key key) {
    return key(key.logical());
  }

  byte[] key(String logical) {
    return utf8(prefix + logical);
  }

  /**
   * Where the position in the invalidation log is kept. Releases that write positions of another
   * form keep them elsewhere, so that workers of both do not undo each other's.
   */
  byte[] position() {
    return position;
  }

  /** A glob for {@code SCAN} that matches the entries whose logical key matches {@code glob}. */
  byte[] entries(String glob) {
    return utf8(escaped(prefix) + glob);
  }

  /** Where something that is no entry is kept: no cache's name begins like that. */
  byte[] note(String name) {
    return utf8(prefix + NOTE + name);
  }

  /** Where the names of the transactions stand for which nothing is left to do at {@code key}. */
  byte[] settled(Key key) {
    return note("settled:" + key.logical());
  }

  /** Where all announcements stand. */
  byte[] announcements() {
    return note("near");
  }

  /** Where acknowledgements of what the writers of {@code worker} have announced stand. */
  byte[] acknowledgements(String worker) {
    return note("near:heard:" + worker);
  }

  /** The keys of {@code announcement}, one a line; no key has a line's end or is a mere star. */
  static byte[] announced(Announcement announcement) {
    return utf8(
        announcement.everything()
            ? EVERYTHING
            : announcement.keys().stream().map(Key::logical).collect(Collectors.joining("\n")));
  }

  /** What {@link #announced} has written. */
  static Announcement announcement(String token, String keys) {
    boolean everything = keys.equals(EVERYTHING);
    Set<Key> named =
        everything || keys.isEmpty()
            ? Set.of()
            : Stream.of(keys.split("\n")).map(Layout::parsed).collect(Collectors.toSet());
    return new Announcement(new Token(token), everything, named);
  }

  /** The key that is called so. */
  static Key parsed(String logical) {
    int end = logical.indexOf(':');
    return new Key(end < 0 ? logical : logical.substring(0, end), logical);
  }

  /** Whether {@code name} is one of the notes, which no glob may reach. */
  boolean isNote(byte[] name) {
    return name.length >= notes.length
        && Arrays.equals(name, 0, notes.length, notes, 0, notes.length);
  }

  /** The logical key of an entry, or of a note; absent: it is not of this installation. */
  Optional<String> logical(byte[] name) {
    String text = new String(name, StandardCharsets.UTF_8);
    return text.startsWith(prefix)
        ? Optional.of(text.substring(prefix.length()))
        : Optional.empty();
  }

  /** {@code text} as a glob that matches nothing else. */
  static String escaped(String text) {
    return text.replaceAll("([*?\\[\\]\\\\^])", "\\\\$1");
  }

  static byte[] value(byte[] payload) {
    byte[] held = new byte[HEADER + payload.length];
    held[0] = 'V';
    held[1] = FORMAT;
    System.arraycopy(payload, 0, held, HEADER, payload.length);
    return held;
  }

  static byte[] lease(Token owner) {
    return utf8("L" + owner.text());
  }

  /** What the bytes of an entry mean; null: there is none. */
  static Held read(byte @Nullable [] held) {
    if (held == null) {
      return Held.Absent.ABSENT;
    }
    int kind = held.length == 0 ? 0 : held[0];
    if (kind == 'V' && held.length >= HEADER && held[1] == FORMAT) {
      return new Held.Value(held, HEADER);
    }
    if (kind == 'F') {
      return Held.Fence.FENCE;
    }
    return kind == 'L' ? leaseOrGarbage(held) : new Held.Garbage(held);
  }

  private static Held leaseOrGarbage(byte[] held) {
    String owner = new String(held, 1, held.length - 1, StandardCharsets.UTF_8);
    return Token.isToken(owner) ? new Held.Lease(new Token(owner)) : new Held.Garbage(held);
  }

  /** The bytes from which {@link #read} made {@code unreadable}. */
  static byte[] raw(Held unreadable) {
    if (unreadable instanceof Held.Garbage garbage) {
      return garbage.raw();
    }
    if (unreadable instanceof Held.Value value) {
      return value(value.payload());
    }
    throw new IllegalArgumentException("only values and garbage can be unreadable");
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What {@code utf8} has written, as it is in an answer. */
  static String text(Object utf8) {
    return new String((byte[]) utf8, StandardCharsets.UTF_8);
  }

  /** {@code duration} in milliseconds, as an argument. */
  static byte[] millis(Duration duration) {
    return utf8(Long.toString(duration.toMillis()));
  }
}
