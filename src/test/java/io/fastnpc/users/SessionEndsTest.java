package io.fastnpc.users;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.fastnpc.cache.cdi.RedisEvict;
import io.fastnpc.security.Accounts;
import io.fastnpc.security.OpenSessions;
import io.fastnpc.security.Sessions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whoever changes what an account's sessions depend on tells {@link Sessions}, which would show an
 * administrator's page to the session for some minutes more while PostgreSQL does not answer.
 */
class SessionEndsTest {
  private static final DescribedPredicate<JavaCodeUnit> CHANGE_AN_ACCOUNT =
      DescribedPredicate.describe(
          "change what is cached of an account",
          caller ->
              caller.getMethodCallsFromSelf().stream().anyMatch(SessionEndsTest::changesAccount));

  private static final ArchCondition<JavaCodeUnit> TELL_SESSIONS =
      new ArchCondition<>("call Sessions.distrust") {
        @Override
        public void check(JavaCodeUnit caller, ConditionEvents events) {
          boolean told =
              caller.getMethodCallsFromSelf().stream()
                  .anyMatch(
                      call ->
                          call.getTargetOwner().isEquivalentTo(Sessions.class)
                              && call.getName().equals("distrust"));
          events.add(new SimpleConditionEvent(caller, told, caller.getFullName()));
        }
      };

  @Test
  void whoever_changes_an_account_has_its_confirmations_forgotten() {
    codeUnits()
        .that()
        .areDeclaredInClassesThat(resideOutsideOfPackage("io.fastnpc.security"))
        .and(CHANGE_AN_ACCOUNT)
        .should(TELL_SESSIONS)
        .check(
            new ClassFileImporter()
                .importUrl(Sessions.class.getProtectionDomain().getCodeSource().getLocation()));
  }

  private static boolean changesAccount(JavaMethodCall call) {
    boolean byPort =
        Stream.of(Accounts.class, OpenSessions.class)
                .anyMatch(port -> call.getTargetOwner().isEquivalentTo(port))
            && call.getName().startsWith("end");
    return byPort
        || call.getTarget()
            .resolveMember()
            .map(
                method ->
                    Stream.concat(
                            method.tryGetAnnotationOfType(RedisEvict.class).stream(),
                            method.tryGetAnnotationOfType(RedisEvict.All.class).stream()
                                .flatMap(all -> Stream.of(all.value())))
                        .anyMatch(eviction -> eviction.cache().equals("account")))
            .orElse(false);
  }
}
