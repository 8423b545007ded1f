package io.fastnpc.lists;

import io.fastnpc.database.Database;
import io.fastnpc.json.RawJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Reads lists as one document, a few at the same time: each takes PostgreSQL a while and the worker
 * some memory, and those who only want a row must not wait for a connection behind a hundred of
 * them.
 */
@ApplicationScoped
public class ListReads {
  /** A quarter of the connections that a worker has where nothing else is set. */
  private static final int AT_ONCE = 8;

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long RETRY_AFTER_SECONDS = 3;

  private final Semaphore free = new Semaphore(AT_ONCE, true);

  private Database database;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  protected ListReads() {}

  /** Reads from {@code database}. */
  @Inject
  public ListReads(Database database) {
    this.database = database;
  }

  /**
   * All of {@code list}; absent if that is longer than {@code maxBytes}.
   *
   * @throws ServiceUnavailableException if too many others are being read
   */
  public Optional<RawJson> whole(LongList list, int maxBytes) {
    return whole(list, Size.of(maxBytes), list.order().start());
  }

  Optional<RawJson> whole(LongList list, Size size, Cursor after) {
    if (!enter()) {
      throw new ServiceUnavailableException(Page.TOO_MANY, RETRY_AFTER_SECONDS);
    }
    try {
      return list.upTo(size, after, database);
    } finally {
      free.release();
    }
  }

  /**
   * As many rows of a page of {@code list} as take at most {@code maxBytes}, and at least one if
   * there is one.
   *
   * @param page with a limit
   * @throws ServiceUnavailableException if too many others are being read
   */
  public Excerpt excerpt(LongList list, Page page, int maxBytes) {
    if (!enter()) {
      throw new ServiceUnavailableException(Page.TOO_MANY, RETRY_AFTER_SECONDS);
    }
    try {
      Size size = new Size(page.limit().orElseThrow(), maxBytes);
      Stretch stretch = list.stretch(size, page.place(), database);
      String items = new String(stretch.items(), StandardCharsets.UTF_8);
      return new Excerpt(RawJson.of("[" + items + "]"), stretch.made() == stretch.found());
    } finally {
      free.release();
    }
  }

  private boolean enter() {
    try {
      return free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
