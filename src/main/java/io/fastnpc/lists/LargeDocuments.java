package io.fastnpc.lists;

import io.fastnpc.config.CacheSettings;
import io.fastnpc.json.RawJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads single documents: those larger than {@code FASTNPC_CACHE_MAX_VALUE_BYTES} only a few at the
 * same time. They are never cached and are many times in memory while they are made, so that some
 * parallel reads of one would take all the memory of the worker.
 */
@ApplicationScoped
public class LargeDocuments {
  /** What descriptions of calls say of the answer to too many at once. */
  public static final String TOO_MANY = "同时读取的大文档过多，请稍后再试";

  private static final int AT_ONCE = 2;
  private static final int AT_ONCE_FOR_ONE_USER = 1;
  private static final long RETRY_AFTER_SECONDS = 3;

  private final Turns turns = new Turns(AT_ONCE, AT_ONCE_FOR_ONE_USER);

  private CacheSettings settings;

  private Supplier<Turn> request;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  protected LargeDocuments() {}

  @Inject
  LargeDocuments(CacheSettings settings, Turn turn) {
    this(settings, () -> turn);
  }

  /** Reads, where {@code request} gives the turn of the current request, without a container. */
  public LargeDocuments(CacheSettings settings, Supplier<Turn> request) {
    this.settings = settings;
    this.request = request;
  }

  /** What there is of a document. */
  public sealed interface Found {
    /** What the first column of {@code row} holds; null there: it is too large. */
    static Found of(ResultSet row) throws SQLException {
      byte[] document = row.getBytes(1);
      return document == null ? TooLarge.TOO_LARGE : new Whole(RawJson.of(document));
    }

    /** It is larger than asked for, and was not read. */
    enum TooLarge implements Found {
      /** The only one. */
      TOO_LARGE
    }

    /** All of it. */
    record Whole(RawJson document) implements Found {}
  }

  /** Reads one document by one statement. */
  @FunctionalInterface
  public interface Reading {
    /** The document, unless it takes more than {@code maxBytes}; absent if there is none. */
    Optional<Found> upTo(int maxBytes);
  }

  /**
   * The document, absent if there is none. A large one takes a turn of the user, which the request
   * keeps to its end, since until then the document is in memory.
   *
   * @throws ServiceUnavailableException if too many large ones are being read
   */
  public Optional<RawJson> read(int userId, Reading reading) {
    Optional<Found> found = reading.upTo(settings.maxValueBytes());
    if (found.isPresent() && found.get() == Found.TooLarge.TOO_LARGE) {
      takeTurn(userId);
      found = reading.upTo(Integer.MAX_VALUE);
    }
    return found.map(known -> known instanceof Found.Whole whole ? whole.document() : null);
  }

  /**
   * {@code document}, which another request may have read for this one.
   *
   * @throws ServiceUnavailableException if it is large and too many such are being sent
   */
  public RawJson admitted(int userId, RawJson document) {
    if (document.size() > settings.maxValueBytes()) {
      takeTurn(userId);
    }
    return document;
  }

  private void takeTurn(int userId) {
    Turn turn = request.get();
    if (turn.hasBegun()) {
      return;
    }
    if (!turns.take(userId)) {
      throw new ServiceUnavailableException(TOO_MANY, RETRY_AFTER_SECONDS);
    }
    turn.begin(() -> turns.giveBack(userId));
  }
}
