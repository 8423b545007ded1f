package io.fastnpc;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.fastnpc.cache.Key;
import io.fastnpc.cache.MalformedKey;
import io.fastnpc.cache.Policy;
import io.fastnpc.cache.Refusal;
import io.fastnpc.cache.Standing;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.cdi.CacheKey;
import io.fastnpc.cache.cdi.RedisCached;
import io.fastnpc.cache.cdi.RedisEvict;
import io.fastnpc.cache.cdi.RedisReadAhead;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which package may use which; a rule that finds no class to check fails. */
class ArchitectureTest {
  private static final JavaClasses APPLICATION =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.fastnpc");

  private static final JavaClasses TOOLS =
      new ClassFileImporter().importPackages("io.fastnpc.tools");

  private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("io.fastnpc..");

  private static final DescribedPredicate<JavaClass> WHAT_FEATURES_SEE_OF_THE_CACHE =
      belongToAnyOf(RedisCached.class, RedisEvict.class, RedisReadAhead.class, CacheKey.class);

  private static final DescribedPredicate<JavaClass> WHAT_ADMINISTRATORS_SEE_OF_THE_CACHE =
      belongToAnyOf(
              Policy.class,
              Key.class,
              MalformedKey.class,
              MalformedKey.Flaw.class,
              Refusal.class,
              Standing.class,
              StoreUnavailable.class)
          .or(
              resideInAnyPackage(
                  "io.fastnpc.cache.administration",
                  "io.fastnpc.cache.fleet",
                  "io.fastnpc.cache.insight",
                  "io.fastnpc.cache.statistics"));

  @Test
  void the_cache_core_is_plain_java() {
    classes()
        .that()
        .resideInAPackage("io.fastnpc.cache")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..",
            "org.jspecify..",
            "io.fastnpc.cache",
            "io.fastnpc.cache.statistics",
            "io.fastnpc.trouble")
        .check(APPLICATION);
  }

  @Test
  void no_package_depends_on_itself_by_way_of_others() {
    slices().matching("io.fastnpc.(**)").should().beFreeOfCycles().check(APPLICATION);
  }

  @Test
  void tools_never_use_tests() {
    noClasses()
        .that()
        .resideInAPackage("io.fastnpc.tools..")
        .should()
        .dependOnClassesThat(
            OURS.and(resideOutsideOfPackages("io.fastnpc.tools.."))
                .and(
                    DescribedPredicate.describe(
                        "are tests", type -> !APPLICATION.contain(type.getName()))))
        .check(TOOLS);
  }

  @ParameterizedTest(name = "{0} uses nothing else of ours than {1}")
  @CsvSource({
    "cache.statistics, cache.statistics",
    "cache.administration, cache|json",
    "trouble, trouble",
    "cache.fleet, cache|cache.statistics|resources|trouble",
    "cache.insight, cache|cache.administration|cache.fleet|cache.statistics",
    "brake, cache|config|http.addresses|overload|trouble",
    "cache.redis, brake|cache|cache.administration|cache.fleet|gzip|json|resources",
    "resources, resources",
    "gzip, gzip",
    "lists, config|database|json|resources",
    "cache.near, cache",
    "cache.postgres, cache|database",
    "cache.cdi,"
        + " brake|cache|cache.statistics|cache.administration|cache.fleet|cache.insight|cache.near"
        + "|cache.redis|cache.postgres|config|database|gzip|json|trouble",
    "config, config",
    "database, config|resources|trouble",
    "json, config|gzip",
    "lifecycle, config|http|trouble",
    "http, http",
    "http.gate, http|http.browsers",
    "http.addresses, config",
    "http.openapi, http|http.errors|json",
    "http.parameters, http.parameters",
    "http.browsers, config|gzip|http|resources",
    "http.errors, cache|database|http|http.browsers|json|resources|trouble",
    "overload, config|http|http.addresses|http.errors|json",
    "security, config|database|http|http.addresses|http.browsers|json|trouble",
    "audit, cache.fleet|config|database|http.addresses|json|security|trouble",
    "history, cache.fleet|cache.statistics|database|json|security|trouble",
    "incidents, cache|cache.fleet|cache.statistics|config|database|lifecycle|security|trouble",
    "users,"
        + " audit|brake|cache.cdi|config|database|http.addresses|http.errors|json|overload|resources"
        + "|security|trouble",
    "characters, audit|cache.cdi|config|database|json|lists|security|trouble",
    "groups, audit|database|json|lists|security",
    "administration, audit|database|json|lists|security",
    "monitoring,"
        + " cache|cache.statistics|cache.administration|cache.fleet|cache.insight|database|http.errors"
        + "|lifecycle"
        + "|overload|security|trouble",
    "maintenance,"
        + " audit|cache|cache.administration|cache.fleet|cache.insight|characters|database|http.errors"
        + "|json|security",
    "dashboard,"
        + " administration|audit|users|cache|cache.statistics|cache.administration|cache.fleet"
        + "|cache.insight|http.browsers|maintenance"
        + "|database|incidents|monitoring|security|trouble",
  })
  void arrows_point_one_way(String from, String to) {
    String[] allowed =
        Stream.concat(Stream.of(from), Stream.of(to.split("\\|")))
            .map(name -> "io.fastnpc." + name)
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("io.fastnpc." + from)
        .should()
        .dependOnClassesThat(OURS.and(resideOutsideOfPackages(allowed)))
        .check(APPLICATION);
  }

  @Test
  void features_use_only_the_annotations_of_the_cache() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.fastnpc.users..",
            "io.fastnpc.characters..",
            "io.fastnpc.groups..",
            "io.fastnpc.security..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.fastnpc.cache..")
                .and(DescribedPredicate.not(WHAT_FEATURES_SEE_OF_THE_CACHE)))
        .check(APPLICATION);
  }

  /** Such a call meets no interceptor, and neither the container nor its start can see it. */
  @Test
  void no_bean_calls_its_own_cached_or_evicting_methods() {
    noClasses()
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "is an annotated method of the same class",
                access ->
                    access.getOriginOwner().equals(access.getTargetOwner())
                        && Stream.of(
                                RedisCached.class,
                                RedisEvict.class,
                                RedisEvict.All.class,
                                RedisReadAhead.class)
                            .anyMatch(access.getTarget()::isAnnotatedWith)))
        .check(APPLICATION);
  }

  @Test
  void administration_also_sees_figures_and_may_clear() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.fastnpc.administration..",
            "io.fastnpc.incidents..",
            "io.fastnpc.monitoring..",
            "io.fastnpc.maintenance..",
            "io.fastnpc.dashboard..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.fastnpc.cache..")
                .and(
                    DescribedPredicate.not(
                        WHAT_FEATURES_SEE_OF_THE_CACHE.or(WHAT_ADMINISTRATORS_SEE_OF_THE_CACHE))))
        .check(APPLICATION);
  }

  @Test
  void settings_have_one_reader() {
    classes()
        .that(
            DescribedPredicate.describe(
                "use MicroProfile Config",
                type ->
                    type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(
                            dependency ->
                                resideInAPackage("org.eclipse.microprofile.config..")
                                    .test(dependency.getTargetClass()))))
        .should()
        .resideInAPackage("io.fastnpc.config")
        .check(APPLICATION);
  }

  @Test
  void only_the_store_talks_to_redis() {
    noClasses()
        .that(OURS.and(resideOutsideOfPackages("io.fastnpc.cache.redis", "io.fastnpc.cache.cdi")))
        .should()
        .dependOnClassesThat(resideInAnyPackage("redis.clients.."))
        .check(APPLICATION);
  }

  @Test
  void logging_goes_through_the_system_logger() {
    NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(APPLICATION);
    NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(
        APPLICATION.that(DescribedPredicate.not(resideInAPackage("io.fastnpc.trouble"))));
    noClasses()
        .should()
        .dependOnClassesThat(resideInAnyPackage("org.slf4j..", "org.apache.commons.logging.."))
        .check(APPLICATION);
  }
}
