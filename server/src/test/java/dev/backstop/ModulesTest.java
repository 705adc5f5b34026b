package dev.backstop;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/** The house as {@code docs/house.md} draws it: who may use whom, and how much of each package others can see at all. */
class ModulesTest {
    /** The one package of planning that uses a library. */
    private static final String TREES = "dev.backstop.planning.demand..";

    /** Rules ask others' classes for their names alone, so that these are not read. */
    private static final JavaClasses OURS = ArchConfiguration.withThreadLocalScope(configuration -> {
        configuration.setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.backstop");
    });

    @Test
    void packages_use_only_those_below_them_and_only_what_those_show() {
        ApplicationModules.of(Backstop.class).verify();
    }

    @Test
    void the_check_of_the_packages_bites() {
        var broken = ApplicationModules.of("dev.backstop.testing.broken", location -> true);
        assertThat(broken.stream().map(module -> module.getIdentifier().toString())).contains("above", "below");
        assertThatThrownBy(broken::verify).isInstanceOf(Violations.class)
                .hasMessageContaining("below").hasMessageContaining("Inside").hasMessageContaining("Cycle");
    }

    @Test
    void what_decides_needs_no_framework_and_no_clock() {
        classes().that().resideInAPackage("dev.backstop.planning..").and().resideOutsideOfPackage(TREES)
                .should().onlyDependOnClassesThat().resideInAnyPackage("dev.backstop.planning..", "java..", "org.jspecify..")
                .check(OURS);
        classes().that().resideInAPackage(TREES)
                .should().onlyDependOnClassesThat()
                .resideInAnyPackage("dev.backstop.planning..", "java..", "org.jspecify..", "ml.dmlc.xgboost4j.java..")
                .check(OURS);
        noClasses().that().resideInAPackage("dev.backstop.planning..")
                .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "java.net..", "java.nio.file..")
                .check(OURS);
        noClasses().that().resideInAPackage("dev.backstop.planning..").should().callMethod(java.time.Instant.class, "now").check(OURS);
        noClasses().that().resideInAPackage("dev.backstop.planning..").should().callMethod(java.time.LocalDate.class, "now").check(OURS);
    }

    @Test
    void at_least_half_of_all_types_are_hidden_in_their_package() {
        var types = OURS.stream().filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info")).toList();
        var shown = types.stream().filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)).map(JavaClass::getName).sorted().toList();
        assertThat(shown).as("public types of %d", types.size()).hasSizeLessThanOrEqualTo(types.size() / 2);
    }
}
