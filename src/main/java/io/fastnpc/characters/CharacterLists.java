package io.fastnpc.characters;

import static io.fastnpc.database.Argument.arg;

import io.fastnpc.cache.cdi.CacheKey;
import io.fastnpc.cache.cdi.RedisCached;
import io.fastnpc.config.CacheSettings;
import io.fastnpc.json.RawJson;
import io.fastnpc.lists.ListReads;
import io.fastnpc.lists.ListStatements;
import io.fastnpc.lists.LongList;
import io.fastnpc.lists.Order;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/** Lists of characters, latest change first, as {@code {"items": […]}}. */
@Stateless
public class CharacterLists {
  private static final ListStatements OWN = statements("own");
  private static final ListStatements ALL = statements("all");

  private ListReads reads;

  private CacheSettings settings;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  public CharacterLists() {}

  @Inject
  CharacterLists(ListReads reads, CacheSettings settings) {
    this.reads = reads;
    this.settings = settings;
  }

  /** The statements that read {@code rows} as items of such a list. */
  private static ListStatements statements(String rows) {
    return ListStatements.of(CharacterLists.class, rows, "character");
  }

  /** All characters of the user; absent if they are more than one cached value may hold. */
  @RedisCached(cache = "char_list", ttl = "PT60S", emptyIsOversized = true)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<RawJson> own(@CacheKey("user_id") int userId) {
    return reads.whole(own(userId, Order.BY_CHANGE), settings.maxValueBytes());
  }

  /**
   * The characters of all users, each as its owner's own list shows it; absent if they are more
   * than one cached value may hold.
   */
  @RedisCached(
      cache = "char_list",
      key = "all",
      ttl = "PT60S",
      emptyIsOversized = true,
      compressible = false)
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<RawJson> all() {
    return reads.whole(all(Order.BY_CHANGE), settings.maxValueBytes());
  }

  /** The characters of the user, to be read past the cache. */
  static LongList own(int userId, Order order) {
    return LongList.of(OWN.in(order), LongList.ITEMS, arg("user_id", userId));
  }

  /** The characters of all users, to be read past the cache. */
  static LongList all(Order order) {
    return LongList.of(ALL.in(order), LongList.ITEMS);
  }
}
