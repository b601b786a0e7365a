package org.homeward.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.Date;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.homeward.access.OpenTo;
import org.homeward.identity.CurrentUser;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The borders between features, and what holds everywhere. */
class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.homeward");

  @Test
  void featuresDependOnEachOtherWithoutCycles() {
    slices().matching("org.homeward.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void onlyTheCamundaPackageKnowsTheEnginesClient() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.homeward.camunda..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.camunda.client..")
        .check(MAIN);
  }

  @Test
  void theCamundaPackageKnowsNoFeature() {
    noClasses()
        .that()
        .resideInAPackage("org.homeward.camunda..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "belong to a feature",
                (JavaClass c) ->
                    c.getPackageName().startsWith("org.homeward")
                        && !c.getPackageName().startsWith("org.homeward.camunda")))
        .check(MAIN);
  }

  @Test
  void theProductHoldsNoEngine() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.camunda.zeebe.engine..", "io.camunda.process.test..", "org.h2..")
        .check(MAIN);
  }

  @Test
  void tablesBelongToTheirFeatureAlone() {
    classes()
        .that()
        .areAnnotatedWith(Entity.class)
        .or()
        .areAssignableTo(Repository.class)
        .should()
        .bePackagePrivate()
        .check(MAIN);
  }

  @Test
  void controllersAreNobodysApi() {
    classes().that().areAnnotatedWith(Controller.class).should().bePackagePrivate().check(MAIN);
  }

  @Test
  void everybodyAsksTheOneClock() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.homeward.ClockConfiguration")
        .should(
            callAnyOf(
                Set.of(
                    Instant.class,
                    LocalDate.class,
                    LocalDateTime.class,
                    ZonedDateTime.class,
                    OffsetDateTime.class,
                    java.time.LocalTime.class,
                    java.time.Year.class,
                    java.time.YearMonth.class),
                "now"))
        .check(MAIN);
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.homeward.ClockConfiguration")
        .should(
            callAnyOf(
                Set.of(Clock.class), "systemUTC", "systemDefaultZone", "system", "tickSeconds"))
        .orShould()
        .callConstructor(Date.class)
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.util.Calendar.class, "getInstance")
        .check(MAIN);
  }

  /** Reading the clock that is handed in, {@code LocalDate.now(clock)}, is fine. */
  private static ArchCondition<JavaClass> callAnyOf(Set<Class<?>> owners, String... names) {
    return new ArchCondition<>("ask the system for the time by " + String.join(", ", names)) {
      @Override
      public void check(JavaClass origin, ConditionEvents events) {
        origin.getMethodCallsFromSelf().stream()
            .filter(call -> owners.stream().anyMatch(call.getTargetOwner()::isEquivalentTo))
            .filter(call -> Set.of(names).contains(call.getName()))
            .filter(
                call ->
                    call.getTarget().getRawParameterTypes().stream()
                        .noneMatch(type -> type.isEquivalentTo(Clock.class)))
            .forEach(
                call -> events.add(SimpleConditionEvent.satisfied(call, call.getDescription())));
      }
    };
  }

  @Test
  void noPathwayIsNamedInJava() throws IOException {
    List<String> pathways;
    try (Stream<Path> folders = Files.list(Path.of("processes"))) {
      pathways = folders.map(folder -> folder.getFileName().toString()).toList();
    }
    assertThat(pathways).contains("delayed-discharge");
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String code = withoutComments(Files.readString(file));
        for (String pathway : pathways) {
          assertThat(code).as(file.toString()).doesNotContain(pathway);
        }
      }
    }
  }

  private static String withoutComments(String code) {
    return code.replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)//.*$", "");
  }

  @Test
  void everyRouteSaysForWhomItIs() {
    methods().that(areRoutes()).should().beAnnotatedWith(OpenTo.class).check(MAIN);
  }

  /** As far as it can be seen from outside: whoever shows one thing asks who wants to see it. */
  @Test
  void everyPageOfAThingAsksWhoWantsToSeeIt() {
    methods().that(areRoutes()).and(nameAThing()).should(askForTheCurrentUser()).check(MAIN);
  }

  private static DescribedPredicate<JavaMethod> areRoutes() {
    return DescribedPredicate.describe(
        "are routes",
        method ->
            method.getOwner().isAnnotatedWith(Controller.class)
                && method.isMetaAnnotatedWith(RequestMapping.class));
  }

  private static DescribedPredicate<JavaMethod> nameAThing() {
    return DescribedPredicate.describe(
        "name a thing in their address",
        method ->
            method.getParameters().stream()
                .anyMatch(parameter -> parameter.isAnnotatedWith(PathVariable.class)));
  }

  private static ArchCondition<JavaMethod> askForTheCurrentUser() {
    return new ArchCondition<>("ask for the current user") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        if (!reachesCurrentUser(method)) {
          events.add(
              SimpleConditionEvent.violated(
                  method, method.getFullName() + " never asks who is logged in"));
        }
      }
    };
  }

  /** Follows calls within the class. */
  private static boolean reachesCurrentUser(JavaMethod start) {
    Set<JavaMethod> seen = new HashSet<>();
    Deque<JavaMethod> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty()) {
      JavaMethod method = queue.removeFirst();
      if (!seen.add(method)) {
        continue;
      }
      for (var call : method.getMethodCallsFromSelf()) {
        if (call.getTargetOwner().isEquivalentTo(CurrentUser.class)) {
          return true;
        }
        if (call.getTargetOwner().equals(start.getOwner())) {
          call.getTarget().resolveMember().ifPresent(queue::addLast);
        }
      }
    }
    return false;
  }

  /** A page about a case or a task goes through the door that knows who may see it. */
  @Test
  void pagesAboutCasesAndTasksGoThroughTheirDoors() {
    for (String controller :
        List.of(
            "org.homeward.casefile.CasePageController",
            "org.homeward.casefile.CaseEventController",
            "org.homeward.task.TaskPageController")) {
      JavaClass type = MAIN.get(controller);
      String door =
          controller.contains(".task.")
              ? "org.homeward.task.TaskDoor"
              : "org.homeward.casefile.CaseDoor";
      for (JavaMethod method : type.getMethods()) {
        if (method.isMetaAnnotatedWith(RequestMapping.class)) {
          assertThat(method.getMethodCallsFromSelf())
              .as(method.getFullName())
              .anyMatch(call -> call.getTargetOwner().getName().equals(door));
        }
      }
    }
  }
}
