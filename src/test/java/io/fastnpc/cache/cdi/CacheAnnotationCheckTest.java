package io.fastnpc.cache.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.fastnpc.json.RawJson;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.context.ApplicationScoped;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake stops the start with one sentence that names the place and the cure. */
class CacheAnnotationCheckTest {
  record Value(int id) {}

  record Name(String text) {}

  /** Right in every respect; the mistaken classes are checked together with it. */
  @Stateless
  public static class Right {
    @RedisCached(cache = "pair", absentTtl = "PT1S")
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Optional<Value> pair(@CacheKey("user_id") int user, @CacheKey("name") Name name) {
      return Optional.empty();
    }

    @RedisCached(cache = "list", ttl = "PT1M")
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public RawJson list(@CacheKey("user_id") int user) {
      return RawJson.of("[" + user + "]");
    }

    @RedisCached(cache = "list", key = "all", ttl = "PT1M")
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public RawJson all() {
      return RawJson.of("[]");
    }

    @RedisEvict(cache = "pair")
    public void update(@CacheKey("user_id") long user, @CacheKey("name") String name) {}

    @RedisEvict(
        cache = "pair",
        key = {"user_id", "new_name"})
    @RedisEvict(cache = "pair", key = "user_id", beginning = true)
    @RedisEvict(cache = "list", key = "'all'")
    public void copy(@CacheKey("user_id") int user, @CacheKey("new_name") Name name) {}

    @RedisReadAhead({"pair:user_id:name", "list:user_id", "list:'all'"})
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public void readBoth(@CacheKey("user_id") int user, @CacheKey("name") Name name) {}
  }

  @Test
  void what_is_right_may_start() {
    assertThat(mistakes(Right.class)).isEmpty();
  }

  /** Also of classes that are no beans, which the container does not show to the check. */
  @Test
  void no_class_of_the_application_has_a_mistake() {
    Class<?>[] application =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.fastnpc")
                .stream()
                .map(JavaClass::reflect)
                .toArray(Class<?>[]::new);
    assertThat(mistakes(application)).isEmpty();
  }

  // What the container would not intercept

  @Stateless
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public static class Uncalled {
    @RedisCached(cache = "private_one")
    private Value privateOne(@CacheKey("id") int id) {
      return new Value(id);
    }

    @RedisCached(cache = "package_one")
    Value packageOne(@CacheKey("id") int id) {
      return privateOne(id);
    }

    @RedisCached(cache = "final_one")
    public final Value finalOne(@CacheKey("id") int id) {
      return new Value(id);
    }

    @RedisCached(cache = "static_one")
    public static Value staticOne(@CacheKey("id") int id) {
      return new Value(id);
    }
  }

  @Stateless
  public static class CalledByTheContainer {
    @PostConstruct
    @RedisEvict(cache = "list", key = "'all'")
    public void begin() {}

    @Schedule
    @RedisEvict(cache = "list", key = "'all'")
    public void nightly() {}
  }

  @ApplicationScoped
  public static class Bean {
    @RedisCached(cache = "outside")
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Value read(@CacheKey("id") int id) {
      return new Value(id);
    }

    @RedisEvict(cache = "list", key = "'all'")
    public void write() {}
  }

  @Stateless
  @TransactionManagement(TransactionManagementType.BEAN)
  public static class OwnTransactions {
    @RedisEvict(cache = "list", key = "'all'")
    public void write() {}
  }

  @Stateless
  @RedisCached(cache = "class")
  public static class CachedClass {
    public Value read(int id) {
      return new Value(id);
    }
  }

  @Stateless
  @RedisEvict(cache = "list", key = "'all'")
  public static class EvictingClass {}

  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.TYPE})
  @RedisEvict(cache = "list", key = "'all'")
  @interface Change {}

  @Stateless
  public static class ByWayOfAnother {
    @Change
    public void write() {}
  }

  interface Reads<K> {
    @RedisCached(cache = "declared_above")
    Value above(@CacheKey("id") int id);

    Value generic(K id);
  }

  abstract static class Parent {
    @RedisEvict(cache = "list", key = "'all'")
    public void overridden() {}
  }

  @Stateless
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public static class Heir extends Parent implements Reads<String> {
    @Override
    public Value above(int id) {
      return new Value(id);
    }

    @Override
    public Value generic(String id) {
      return new Value(0);
    }

    @Override
    public void overridden() {}
  }

  @Stateless
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public static class Bridged implements Reads<String> {
    @Override
    public Value above(int id) {
      return new Value(id);
    }

    @Override
    @RedisCached(cache = "generic")
    public Value generic(@CacheKey("id") String id) {
      return new Value(0);
    }
  }

  @Stateless
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public static class Transactions {
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    @RedisCached(cache = "own")
    public Value own(@CacheKey("id") int id) {
      return new Value(id);
    }

    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    @RedisCached(cache = "suspended")
    public Value suspended(@CacheKey("id") int id) {
      return new Value(id);
    }

    @RedisEvict(cache = "list", key = "'all'")
    public void without() {}

    @RedisCached(cache = "both")
    @RedisEvict(cache = "list", key = "'all'")
    public Value both(@CacheKey("id") int id) {
      return new Value(id);
    }
  }

  // What cannot be stored, or not be part of a key

  @Stateless
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  @SuppressWarnings("rawtypes")
  public static class Types {
    @RedisCached(cache = "returns_list")
    public List<Value> returnsList(@CacheKey("id") int id) {
      return List.of();
    }

    @RedisCached(cache = "returns_text")
    public String returnsText(@CacheKey("id") int id) {
      return "";
    }

    @RedisCached(cache = "returns_map")
    public Optional<Map<String, String>> returnsMap(@CacheKey("id") int id) {
      return Optional.empty();
    }

    @RedisCached(cache = "returns_anything")
    public Optional returnsAnything(@CacheKey("id") int id) {
      return Optional.empty();
    }

    @RedisCached(cache = "returns_nothing")
    public void returnsNothing(@CacheKey("id") int id) {}

    @RedisCached(cache = "collection")
    public Value collection(@CacheKey("ids") List<Integer> ids) {
      return new Value(ids.size());
    }

    @RedisCached(cache = "array")
    public Value array(@CacheKey("ids") int... ids) {
      return new Value(ids.length);
    }

    @RedisCached(cache = "perhaps")
    public Value perhaps(@CacheKey("name") Optional<String> name) {
      return new Value(name.isEmpty() ? 0 : 1);
    }

    @RedisCached(cache = "fraction")
    public Value fraction(@CacheKey("part") double part) {
      return new Value((int) part);
    }

    @RedisCached(cache = "absent")
    public Value absent(@CacheKey("name") @Nullable String name) {
      return new Value(name == null ? 0 : 1);
    }
  }

  record Gone(@CacheKey("name") List<Optional<String>> names) {}

  record Lost(@CacheKey("name") @Nullable String name) {}

  record Twins(@CacheKey("name") String one, @CacheKey("name") String other) {}

  record Changed(@CacheKey("user_id") int user, @CacheKey("name") String name) {}

  @Stateless
  public static class Results {
    @RedisEvict(
        cache = "pair",
        key = {"user_id", "name"})
    public Gone gone(@CacheKey("user_id") int user) {
      return new Gone(List.of());
    }

    @RedisEvict(
        cache = "pair",
        key = {"user_id", "name"})
    public Lost lost(@CacheKey("user_id") int user) {
      return new Lost(null);
    }

    @RedisEvict(
        cache = "pair",
        key = {"user_id", "name"})
    public Twins twins(@CacheKey("user_id") int user) {
      return new Twins("", "");
    }

    @RedisEvict(
        cache = "pair",
        key = {"user_id", "name"})
    public Changed twice(@CacheKey("user_id") int user) {
      return new Changed(user, "");
    }

    @RedisEvict(cache = "list", key = "user_id")
    public Changed forgotten() {
      return new Changed(0, "");
    }
  }

  // What an annotation says wrongly

  @Stateless
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public static class Words {
    @RedisCached(cache = "Bad Name")
    public Value badName(@CacheKey("id") int id) {
      return new Value(id);
    }

    @RedisCached(cache = "keyless")
    public Value keyless(int id) {
      return new Value(id);
    }

    @RedisCached(cache = "never_absent", absentTtl = "PT1S")
    public Value neverAbsent(@CacheKey("id") int id) {
      return new Value(id);
    }

    @RedisCached(cache = "bad_ttl", ttl = "five minutes")
    public Value badTtl(@CacheKey("id") int id) {
      return new Value(id);
    }

    @RedisCached(cache = "zero", ttl = "PT0S")
    public Value zeroTtl(@CacheKey("id") int id) {
      return new Value(id);
    }

    @RedisCached(cache = "twins")
    public Value twins(@CacheKey("id") int one, @CacheKey("id") int other) {
      return new Value(one + other);
    }

    @RedisCached(cache = "unnamed")
    public Value unnamed(@CacheKey("") int id) {
      return new Value(id);
    }

    @RedisCached(cache = "quoted", key = "'all'")
    public Value quoted() {
      return new Value(0);
    }

    @RedisCached(cache = "not_a_name", key = "id")
    public Value notAName(@CacheKey("id") int id) {
      return new Value(id);
    }

    public Value unbound(@CacheKey("id") int id) {
      return new Value(id);
    }
  }

  @Stateless
  public static class Twofold {
    @RedisCached(cache = "pair")
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public Value sameKeys(@CacheKey("id") int id, @CacheKey("note") String note) {
      return new Value(id);
    }

    @RedisCached(cache = "list", ttl = "PT1M")
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public RawJson named(@CacheKey("name") String all) {
      return RawJson.of(all);
    }

    @RedisCached(cache = "list", key = "some", ttl = "PT2M")
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public RawJson otherLife() {
      return RawJson.of("[]");
    }
  }

  @Stateless
  public static class Parts {
    @RedisEvict(cache = "list", key = "nowhere")
    public void unknownPart() {}

    @RedisEvict(cache = "list")
    public void noPart(int user) {}

    @RedisEvict(cache = "list", key = "''")
    public void emptyPart() {}

    @RedisEvict(cache = "list", key = "'all'")
    public void unusedPart(@CacheKey("user_id") int user) {}

    @RedisEvict.All({})
    public void nothing(int user) {}
  }

  // What evicts nothing, or something else

  @Stateless
  public static class Evictions {
    @RedisEvict(cache = "unfilled", key = "user_id")
    public void unfilled(@CacheKey("user_id") int user) {}

    @RedisEvict(
        cache = "pair",
        key = {"name", "user_id"})
    public void swapped(@CacheKey("user_id") String user, @CacheKey("name") String name) {}

    @RedisEvict(cache = "pair")
    public void inAnotherOrder(@CacheKey("name") Name name, @CacheKey("user_id") int user) {}

    @RedisEvict(cache = "pair")
    public void tooFew(@CacheKey("user_id") int user) {}

    @RedisEvict(cache = "list")
    public void tooMany(@CacheKey("user_id") int user, @CacheKey("name") Name name) {}

    @RedisEvict(cache = "pair")
    public void anotherName(@CacheKey("user_id") int user, @CacheKey("title") Name title) {}

    @RedisEvict(cache = "pair")
    public void anotherType(@CacheKey("user_id") String user, @CacheKey("name") Name name) {}

    @RedisEvict(cache = "list", key = "'al'")
    public void anotherWord() {}

    @RedisEvict(cache = "pair", beginning = true)
    public void noBeginning(@CacheKey("user_id") int user, @CacheKey("name") Name name) {}

    @RedisEvict(cache = "pair", beginning = true)
    public void anotherBeginning(@CacheKey("name") Name name) {}
  }

  // What reads ahead in vain

  @Stateless
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public static class Aheads {
    @RedisReadAhead("list:user_id")
    public void alone(@CacheKey("user_id") int user) {}

    @RedisReadAhead({"list", "list:'all'"})
    public void noPart() {}

    @RedisReadAhead({"list:user_id", "list:'all'"})
    @TransactionAttribute(TransactionAttributeType.REQUIRED)
    public void inTransaction(@CacheKey("user_id") int user) {}

    @RedisReadAhead({"list:user_id", "list:'all'"})
    @RedisCached(cache = "two")
    public RawJson cachedItself(@CacheKey("user_id") int user) {
      return RawJson.of("[]");
    }
  }

  @Stateless
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public static class AheadOfNothing {
    @RedisReadAhead({"list:user_id", "pair:user_id"})
    public void tooFew(@CacheKey("user_id") int user) {}
  }

  static Stream<Arguments> mistaken() {
    return Stream.of(
        place(Uncalled.class, "privateOne", "public, not static and not final"),
        place(Uncalled.class, "packageOne", "public, not static and not final"),
        place(Uncalled.class, "finalOne", "public, not static and not final"),
        place(Uncalled.class, "staticOne", "public, not static and not final"),
        place(CalledByTheContainer.class, "begin", "no effect with @PostConstruct"),
        place(CalledByTheContainer.class, "nightly", "no effect with @Schedule"),
        place(Bean.class, "read", "@RedisCached needs a method of a @Stateless class"),
        place(Bean.class, "write", "@RedisEvict needs a method of a @Stateless class"),
        place(OwnTransactions.class, "write", "needs @TransactionManagement(CONTAINER)"),
        Arguments.of(CachedClass.class, CachedClass.class.getName(), "@RedisCached is for methods"),
        Arguments.of(
            EvictingClass.class, EvictingClass.class.getName(), "@RedisEvict is for methods"),
        place(ByWayOfAnother.class, "write", "@RedisEvict stands on another annotation"),
        Arguments.of(Heir.class, Reads.class.getName() + ".above", "in " + Heir.class.getName()),
        Arguments.of(
            Heir.class, Parent.class.getName() + ".overridden", "in " + Heir.class.getName()),
        place(Bridged.class, "generic", "the types that the interface declares"),
        place(Transactions.class, "own", "@TransactionAttribute(SUPPORTS)"),
        place(Transactions.class, "suspended", "@TransactionAttribute(SUPPORTS)"),
        place(Transactions.class, "without", "@TransactionAttribute(REQUIRED)"),
        place(Transactions.class, "both", "make two of it"),
        place(Types.class, "returnsList", "not java.util.List<"),
        place(Types.class, "returnsText", "not java.lang.String"),
        place(Types.class, "returnsMap", "not java.util.Optional<java.util.Map<"),
        place(Types.class, "returnsAnything", "not java.util.Optional"),
        place(Types.class, "returnsNothing", "not void"),
        place(Types.class, "collection", "cannot be a java.util.List<"),
        place(Types.class, "array", "cannot be a int[]"),
        place(Types.class, "perhaps", "cannot be a java.util.Optional<"),
        place(Types.class, "fraction", "cannot be a double"),
        place(Types.class, "absent", "may be null; take @Nullable away"),
        place(Results.class, "gone", "cannot be a java.util.List<java.util.Optional<"),
        place(Results.class, "lost", "may be null; take @Nullable away"),
        place(Results.class, "twins", "two components of the result"),
        place(Results.class, "twice", "a parameter and a component of the result"),
        place(Results.class, "forgotten", "no evicted key has the part {name: text}"),
        place(Words.class, "badName", "the cache needs a name"),
        place(Words.class, "keyless", "@CacheKey parameter"),
        place(Words.class, "neverAbsent", "absentTtl is for a method that returns Optional"),
        place(Words.class, "badTtl", "ttl must be an ISO-8601 duration"),
        place(Words.class, "zeroTtl", "at least a millisecond"),
        place(Words.class, "twins", "rename one"),
        place(Words.class, "unnamed", "@CacheKey needs a name"),
        place(Words.class, "quoted", "a constant part of a key needs letters"),
        place(Words.class, "notAName", "a parameter is called so"),
        place(
            Words.class,
            "unbound",
            "no effect without @RedisCached, @RedisEvict or @RedisReadAhead"),
        place(Twofold.class, "sameKeys", "can be those of " + Right.class.getName() + ".pair"),
        place(Twofold.class, "named", "list:{name: text} can be those of " + Right.class.getName()),
        place(Twofold.class, "otherLife", "has another ttl at " + Right.class.getName()),
        place(Parts.class, "unknownPart", "is @CacheKey(\"nowhere\"); add one"),
        place(Parts.class, "noPart", "needs a part"),
        place(Parts.class, "emptyPart", "a constant part of a key needs letters"),
        place(Parts.class, "unusedPart", "no evicted key has the part {user_id: whole number}"),
        place(Parts.class, "nothing", "@RedisEvict.All is empty"),
        place(Evictions.class, "unfilled", "\"unfilled\"; name one of [list, pair]"),
        place(
            Evictions.class, "swapped", "pair:{user_id: whole number}:{name: text}; give exactly"),
        place(Evictions.class, "inAnotherOrder", "evicts pair:{name: text}:{user_id: whole"),
        place(Evictions.class, "tooFew", "evicts pair:{user_id: whole number}, but"),
        place(Evictions.class, "tooMany", "the keys of this cache are"),
        place(Evictions.class, "anotherName", "evicts pair:{user_id: whole number}:{title: text}"),
        place(Evictions.class, "anotherType", "evicts pair:{user_id: text}:{name: text}"),
        place(Evictions.class, "anotherWord", "evicts list:al, but"),
        place(Evictions.class, "noBeginning", "give only the first of these parts"),
        place(Evictions.class, "anotherBeginning", "sweeps what begins with pair:{name: text}"),
        place(Aheads.class, "alone", "@RedisReadAhead is for several keys"),
        place(
            Aheads.class,
            "inTransaction",
            "a @RedisReadAhead method needs @TransactionAttribute(SUPPORTS)"),
        place(Aheads.class, "noPart", "needs a part after the cache"),
        place(AheadOfNothing.class, "tooFew", "reads ahead pair:{user_id: whole number}, but"),
        place(Aheads.class, "cachedItself", "make two of it"));
  }

  private static Arguments place(Class<?> type, String method, String cure) {
    return Arguments.of(type, type.getName() + "." + method, cure);
  }

  @ParameterizedTest(name = "{1}: … {2} …")
  @MethodSource("mistaken")
  void a_mistake_names_the_place_and_the_cure(Class<?> type, String place, String cure) {
    assertThat(mistakes(Right.class, type))
        .filteredOn(mistake -> mistake.startsWith(place + ":"))
        .singleElement()
        .asString()
        .contains(cure);
  }

  private static List<String> mistakes(Class<?>... types) {
    CacheAnnotationCheck check = new CacheAnnotationCheck();
    Stream.of(types).forEach(check::check);
    return check.mistakes().stream().map(mistake -> String.valueOf(mistake.getMessage())).toList();
  }
}
