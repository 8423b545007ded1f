package io.fastnpc.lists;

import io.fastnpc.database.Database;
import io.fastnpc.database.DatabaseFailure;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A list on its way to a client, one part in memory at a time. Each part is read by a transaction
 * of its own, and while the client reads, no connection is held. Where a part cannot be read, the
 * body ends there: it lacks its closing brackets and is no JSON.
 */
final class Parts implements StreamingOutput {
  private static final Logger LOG = System.getLogger(Parts.class.getName());

  /** Some 500 rows, or less where they are large. */
  private static final Size PART = new Size(500, 256 * 1024);

  /** A client that takes longer keeps others from theirs. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final LongList list;
  private final Database database;
  private final long deadline = System.nanoTime() + PATIENCE.toNanos();

  private long left;
  private Stretch part;

  /** Reads the first part. */
  Parts(LongList list, Page page, Database database) {
    this.list = list;
    this.database = database;
    this.left = page.limit().map(Integer::longValue).orElse(Long.MAX_VALUE);
    this.part = next(page.place());
  }

  private Stretch next(Cursor after) {
    return list.stretch(new Size(Math.min(left, PART.rows()), PART.bytes()), after, database);
  }

  @Override
  public void write(OutputStream out) throws IOException {
    out.write(utf8(list.head()));
    try {
      writeItems(out);
    } catch (DatabaseFailure | TooSlow failure) {
      LOG.log(
          Level.WARNING, "A list of {0} was broken off: {1}", list.field(), failure.getMessage());
      throw failure;
    }
    out.write(utf8(list.tail()));
  }

  private void writeItems(OutputStream out) throws IOException {
    while (true) {
      out.write(part.items());
      long asked = Math.min(left, PART.rows());
      left -= part.made();
      if (left == 0 || part.isLast(asked)) {
        return;
      }
      if (System.nanoTime() - deadline > 0) {
        throw new TooSlow();
      }
      part = next(part.last());
      if (part.made() > 0) {
        out.write(',');
      }
    }
  }

  /** A client has not taken its list in time. */
  private static final class TooSlow extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooSlow() {
      super("the client did not take it within " + PATIENCE);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
