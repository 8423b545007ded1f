package io.fastnpc.faults;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Nemesis, workload and checker use each other in one direction. */
class PackagesTest {
  private static final JavaClasses FAULTS =
      new ClassFileImporter().importPackages("io.fastnpc.faults");

  @Test
  void the_checker_knows_neither_workload_nor_nemesis() {
    noClasses()
        .that()
        .resideInAPackage("io.fastnpc.faults.checker")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.fastnpc.faults", "io.fastnpc.faults.workload", "io.fastnpc.faults.nemesis")
        .check(FAULTS);
  }

  @Test
  void the_control_brings_all_that_it_needs_of_the_tests() {
    String tests =
        PackagesTest.class.getProtectionDomain().getCodeSource().getLocation().toString();
    classes()
        .that()
        .resideInAPackage("io.fastnpc.faults.control")
        .should()
        .onlyDependOnClassesThat(
            resideInAPackage("io.fastnpc.faults.control")
                .or(belongToAnyOf(ControlWar.FAKES))
                .or(
                    describe(
                        "are in the application",
                        used ->
                            used.getSource()
                                .filter(source -> source.getUri().toString().startsWith(tests))
                                .isEmpty())))
        .check(FAULTS);
  }

  @Test
  void the_workload_does_not_know_the_nemesis() {
    noClasses()
        .that()
        .resideInAPackage("io.fastnpc.faults.workload")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.fastnpc.faults", "io.fastnpc.faults.nemesis")
        .check(FAULTS);
  }
}
