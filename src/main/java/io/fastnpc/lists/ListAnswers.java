package io.fastnpc.lists;

import io.fastnpc.config.CacheSettings;
import io.fastnpc.database.Database;
import io.fastnpc.json.Json;
import io.fastnpc.json.RawJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * Answers with a list, or a page of one, straight from the database.
 *
 * <p>What takes no more than {@code FASTNPC_CACHE_MAX_VALUE_BYTES} is read by one statement and
 * sent as one document. What takes more is sent in parts while it is read, a few such answers at a
 * time.
 *
 * <p>Every method throws {@code DatabaseFailure} if PostgreSQL does not answer before anything is
 * sent.
 */
@ApplicationScoped
public class ListAnswers {
  private static final int AT_ONCE = 4;
  private static final int AT_ONCE_FOR_ONE_USER = 2;
  private static final long RETRY_AFTER_SECONDS = 3;

  private final Turns turns = new Turns(AT_ONCE, AT_ONCE_FOR_ONE_USER);

  @Inject private Database database;

  @Inject private ListReads reads;

  @Inject private CacheSettings settings;

  @Inject private Turn turn;

  /**
   * The page of {@code list} that the user asked for.
   *
   * @throws ServiceUnavailableException if it must be sent in parts and too many such are
   */
  public Response answer(int userId, LongList list, Page page) {
    int maxBytes = settings.maxValueBytes();
    Size size =
        page.limit().map(limit -> new Size(limit, maxBytes)).orElseGet(() -> Size.of(maxBytes));
    Optional<RawJson> whole = reads.whole(list, size, page.place());
    return whole.isPresent() ? Response.ok(whole.get()).build() : inParts(userId, list, page);
  }

  /**
   * All of {@code list}: {@code cached} where the cache or the database has it as one document.
   *
   * @throws ServiceUnavailableException if it must be sent in parts and too many such are
   */
  public Response complete(int userId, Optional<RawJson> cached, LongList list) {
    return cached.isPresent()
        ? Response.ok(cached.get()).build()
        : inParts(userId, list, new Page(Optional.empty(), Optional.empty(), list.order()));
  }

  private Response inParts(int userId, LongList list, Page page) {
    if (!turns.take(userId)) {
      throw new ServiceUnavailableException(Page.TOO_MANY, RETRY_AFTER_SECONDS);
    }
    turn.begin(() -> turns.giveBack(userId));
    // The first part is read here, while a failure still has its own answer.
    return Response.ok(new Parts(list, page, database)).type(Json.UTF8).build();
  }
}
