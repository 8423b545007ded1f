package io.fastnpc.cache.cdi;

import io.fastnpc.cache.Cache;
import io.fastnpc.cache.Codec;
import io.fastnpc.cache.Loader;
import io.fastnpc.cache.statistics.Statistics;
import io.fastnpc.json.RawJson;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** An annotated method as its interceptor calls it, without the container around. */
public final class AnnotatedReads {
  /** How documents are stored that nobody parses. */
  public static final Codec<Object> RAW = JsonCodec.of(RawJson.class, true);

  /** How records are stored. */
  public static final Codec<Object> RECORD = JsonCodec.of(Account.class, true);

  private final Cache cache;
  private final Map<Method, MethodPlans.Plan> plans = new ConcurrentHashMap<>();
  private final Method method;

  /**
   * What is looked up in every request.
   *
   * @param id the user's id
   * @param username the user's name
   * @param admin whether the user is an administrator
   * @param epoch which tokens are valid
   */
  public record Account(int id, String username, boolean admin, long epoch) {}

  @Stateless
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public static class Repository {
    @RedisCached(cache = "char_profile", ttl = "PT300S")
    public Optional<RawJson> profile(@CacheKey("user_id") int user, @CacheKey("name") String name) {
      throw new IllegalStateException("not called: " + user + name);
    }
  }

  /** Reads through {@code cache}. */
  public AnnotatedReads(Cache cache, Statistics statistics) {
    this.cache = cache;
    try {
      method = Repository.class.getDeclaredMethod("profile", int.class, String.class);
    } catch (NoSuchMethodException renamed) {
      throw new IllegalStateException(renamed);
    }
    CachedMethod plan = CachedMethod.of(method);
    plans.put(method, new MethodPlans.Plan(plan, false, statistics.of(plan.cache())));
  }

  /** Calls {@code profile(user, name)}. */
  public Object profile(int user, String name, Loader<RawJson> loader) throws Exception {
    MethodPlans.Plan plan = Objects.requireNonNull(plans.get(method), "made at the beginning");
    CachedMethod cached = plan.method();
    Object[] arguments = {user, name};
    return cached.answer(cache.read(cached.lookup(arguments), cached.loader(loader::load)));
  }
}
