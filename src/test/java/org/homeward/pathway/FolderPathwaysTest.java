package org.homeward.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyMap;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.homeward.agency.AgencyDirectory;
import org.homeward.audit.AuditTrail;
import org.homeward.camunda.EngineDeployment;
import org.homeward.camunda.EngineDeployment.DeployedProcess;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.form.FormCatalogue;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.FolderResult.Outcome;
import org.homeward.testsupport.DatabaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Copies of the application that read pathways from a folder, with an engine that takes them. */
@DatabaseTest
@Import({FolderPathwaysTest.Json.class, FolderStore.class, PathwayVersions.class})
class FolderPathwaysTest {

  static class Json {
    @Bean
    JsonMapper jsonMapper() {
      return JsonMapper.builder().build();
    }
  }

  /** Above every key other tests use. */
  private static final AtomicLong KEYS = new AtomicLong(8_000_000_000_000_000L);

  @Autowired private FolderStore store;
  @Autowired private PathwayVersions versions;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Clock clock;

  @TempDir private Path folder;

  private final EngineDeployment engine = mock(EngineDeployment.class);
  private final AuditTrail audit = mock(AuditTrail.class);
  private final SignedInUser admin = mock(SignedInUser.class);
  private final Map<String, Integer> openCases = new HashMap<>();

  /** One copy of the application. */
  private record Copy(FolderPathways pathways, PathwayCatalogue catalogue, FormCatalogue forms) {

    String titleOf(String step) {
      return catalogue.current(ExtraPathway.KEY).orElseThrow().steps().get(step).title();
    }

    boolean canStart() {
      return catalogue.startableBy(List.of("community-team")).stream()
          .anyMatch(pathway -> pathway.id().equals(ExtraPathway.KEY));
    }
  }

  @BeforeEach
  void begin() {
    jdbc.sql("DELETE FROM folder_pathway_file").update();
    jdbc.sql("DELETE FROM folder_pathway").update();
    when(admin.getUsername()).thenReturn("admin");
    takesEverything();
  }

  private void takesEverything() {
    doAnswer(
            call -> {
              Map<String, byte[]> files = call.getArgument(0);
              return ContentIds.of(new PathwayContent(ExtraPathway.KEY, files))
                  .processes()
                  .entrySet()
                  .stream()
                  .map(
                      process ->
                          new DeployedProcess(
                              KEYS.incrementAndGet(),
                              process.getKey(),
                              1,
                              Path.of(process.getValue()).getFileName().toString()))
                  .toList();
            })
        .when(engine)
        .deploy(anyMap());
  }

  private Copy copy() {
    Map<String, Object> beans = new HashMap<>();
    for (String type : Set.of("case.close")) {
      EngineJobHandler handler = mock(EngineJobHandler.class);
      when(handler.type()).thenReturn(type);
      beans.put(type, handler);
    }
    beans.put("openCases", (OpenCases) () -> openCases);
    StaticListableBeanFactory served = new StaticListableBeanFactory(beans);
    FormCatalogue forms = ExtraPathway.forms();
    PathwayCatalogue catalogue = new PathwayCatalogue(versions, ExtraPathway.packaged());
    PathwayCheck check =
        new PathwayCheck(
            forms,
            mock(AgencyDirectory.class),
            served.getBeanProvider(EngineJobHandler.class),
            served.getBeanProvider(ServedNames.class));
    return new Copy(
        new FolderPathways(
            folder.toString(),
            ExtraPathway.packaged(),
            store,
            catalogue,
            forms,
            check,
            engine,
            served.getBeanProvider(OpenCases.class),
            audit,
            transaction),
        catalogue,
        forms);
  }

  @Test
  void whatIsReadCanBeStartedAtOnceAndIsKeptForOtherCopiesAndTheNextStart() throws IOException {
    Copy one = copy();
    Copy two = copy();
    ExtraPathway.write(ExtraPathway.content(), folder);
    assertThat(one.canStart()).isFalse();

    assertThat(outcome(one)).isEqualTo(Outcome.TAKEN);

    assertThat(one.canStart()).isTrue();
    assertThat(one.catalogue.startingRoles()).contains("community-team");
    assertThat(one.forms.find("home-visit-start")).isPresent();
    verify(audit).acted(eq(admin), eq("pathway.take"), any(), eq("home-visit"));
    assertThat(versions.newest()).containsKey("home-visit");

    assertThat(two.canStart()).as("before it looks").isFalse();
    two.pathways.catchUp();
    assertThat(two.canStart()).isTrue();
    assertThat(two.forms.find("home-visit-start")).isPresent();

    ExtraPathway.remove(ExtraPathway.KEY, folder);
    assertThat(copy().canStart()).as("after a start, from the database").isTrue();
  }

  @Test
  void aCopyThatWatchesFollowsByItself() throws IOException {
    Copy one = copy();
    Copy two = copy();
    FolderWatch watch = new FolderWatch(two.pathways, Duration.ofMillis(50));
    watch.start();
    try {
      ExtraPathway.write(ExtraPathway.content(), folder);
      outcome(one);
      await().atMost(Duration.ofSeconds(20)).until(two::canStart);
    } finally {
      watch.stop();
    }
  }

  /** A task of the new pathway may come to a copy that has not looked yet. */
  @Test
  void aFormThatIsAskedForIsLookedForAtOnce() throws IOException {
    Copy one = copy();
    Copy two = copy();
    ExtraPathway.write(ExtraPathway.content(), folder);
    outcome(one);
    assertThat(two.forms.form("home-visit-day").fields()).hasSize(1);
  }

  @Test
  void whatIsUnchangedIsNotDeployedAgain() throws IOException {
    Copy one = copy();
    ExtraPathway.write(ExtraPathway.content(), folder);
    assertThat(outcome(one)).isEqualTo(Outcome.TAKEN);
    assertThat(outcome(one)).isEqualTo(Outcome.UNCHANGED);
    assertThat(copy().pathways.readAtStart()).isTrue();
    verify(engine, times(1)).deploy(anyMap());
  }

  @Test
  void aFaultyChangeLeavesEverythingAsItWas() throws IOException {
    Copy one = copy();
    ExtraPathway.write(ExtraPathway.content(), folder);
    outcome(one);
    long version = store.version();

    ExtraPathway.write(
        ExtraPathway.with("seeing.bpmn", "name=\"Agree a day for the visit\"", "name=\"\""),
        folder);
    List<FolderResult> results = one.pathways.read(admin);

    assertThat(results).extracting(FolderResult::outcome).containsExactly(Outcome.REFUSED);
    assertThat(results.getFirst().title()).isEqualTo("Home visit");
    assertThat(results.getFirst().problems())
        .contains(
            new PathwayProblem("processes/home-visit/seeing.bpmn", "agree-day", "needs a name"));
    assertThat(one.titleOf("agree-day")).isEqualTo("Agree a day for the visit");
    assertThat(store.version()).isEqualTo(version);
    assertThat(store.lastReading().orElseThrow().results()).isEqualTo(results);
    assertThat(store.lastReading().orElseThrow().by()).isEqualTo("admin");
  }

  @Test
  void aChangeReachesEveryCopyFormsIncluded() throws IOException {
    Copy one = copy();
    Copy two = copy();
    ExtraPathway.write(ExtraPathway.content(), folder);
    outcome(one);
    two.pathways.catchUp();

    Map<String, byte[]> files =
        new TreeMap<>(
            ExtraPathway.with("seeing.bpmn", "Agree a day for the visit", "Agree a day").files());
    files.put(
        "day.form",
        ExtraPathway.with("day.form", "On which day will you see the home?", "Which day?")
            .files()
            .get("day.form"));
    ExtraPathway.write(new PathwayContent(ExtraPathway.KEY, files), folder);
    assertThat(outcome(two)).isEqualTo(Outcome.TAKEN);
    one.pathways.catchUp();

    assertThat(one.titleOf("agree-day")).isEqualTo("Agree a day");
    assertThat(one.forms.form("home-visit-day").fields().getFirst().question().label())
        .isEqualTo("Which day?");
  }

  @Test
  void whatTheEngineRefusesIsTold() throws IOException {
    EngineDeployment.Refused refusal = mock(EngineDeployment.Refused.class);
    when(refusal.getMessage()).thenReturn("Expected a valid expression");
    doThrow(refusal).when(engine).deploy(anyMap());
    Copy one = copy();
    ExtraPathway.write(ExtraPathway.content(), folder);

    FolderResult result = one.pathways.read(admin).getFirst();
    assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(result.problems().getFirst().what()).contains("Expected a valid expression");
    assertThat(one.canStart()).isFalse();
    assertThat(store.taken()).isEmpty();
  }

  @Test
  void withoutAnEngineNothingChangesAndTheStartTriesAgain() throws IOException {
    doThrow(new IllegalStateException("no answer")).when(engine).deploy(anyMap());
    Copy one = copy();
    ExtraPathway.write(ExtraPathway.content(), folder);
    assertThat(one.pathways.readAtStart()).isFalse();
    assertThat(one.canStart()).isFalse();
    takesEverything();
    assertThat(one.pathways.readAtStart()).isTrue();
    assertThat(one.canStart()).isTrue();
  }

  @Test
  void thePackagedPathwaysAreNotReplaced() throws IOException {
    Copy one = copy();
    PathwayContent packaged =
        new PathwayContent(
            "delayed-discharge", ExtraPathway.packaged().byFolder().get("delayed-discharge"));
    ExtraPathway.write(packaged, folder);
    FolderResult result = one.pathways.read(admin).getFirst();
    assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(result.problems().getFirst().what()).contains("comes with Homeward");
    verify(engine, never()).deploy(anyMap());
  }

  @Test
  void whatIsGoneFromTheFolderCannotBeStartedButIsStillKnown() throws IOException {
    Copy one = copy();
    ExtraPathway.write(ExtraPathway.content(), folder);
    outcome(one);
    // Another stands there, whatever becomes of it: so the folder is there.
    ExtraPathway.write(
        new PathwayContent(
            "delayed-discharge", ExtraPathway.packaged().byFolder().get("delayed-discharge")),
        folder);
    ExtraPathway.remove(ExtraPathway.KEY, folder);
    assertThat(one.pathways.read(admin))
        .filteredOn(result -> ExtraPathway.KEY.equals(result.pathway()))
        .extracting(FolderResult::outcome)
        .containsExactly(Outcome.WITHDRAWN);
    assertThat(one.canStart()).isFalse();
    ExtraPathway.remove("delayed-discharge", folder);
    assertThat(one.pathways.isWithdrawn(ExtraPathway.KEY)).isTrue();
    assertThat(one.catalogue.current(ExtraPathway.KEY)).isPresent();
    assertThat(one.forms.find("home-visit-report")).isPresent();

    ExtraPathway.write(ExtraPathway.content(), folder);
    assertThat(outcome(one)).as("when it is back").isEqualTo(Outcome.TAKEN);
    assertThat(one.canStart()).isTrue();
  }

  @Test
  void aFolderThatIsEmptyOrGoneWithdrawsNothing() throws IOException {
    Copy one = copy();
    ExtraPathway.write(ExtraPathway.content(), folder);
    outcome(one);
    assertThat(one.pathways.withdraw(ExtraPathway.KEY, admin))
        .as("its files are still there")
        .isFalse();
    assertThat(one.canStart()).isTrue();

    ExtraPathway.remove(ExtraPathway.KEY, folder);
    for (boolean gone : new boolean[] {false, true}) {
      if (gone) {
        try (var all = Files.walk(folder)) {
          for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
            Files.delete(each);
          }
        }
      }
      FolderResult result = one.pathways.read(admin).getFirst();
      assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
      assertThat(result.problems().getFirst().what())
          .contains(folder.toString(), gone ? "cannot be read" : "holds no pathway at all");
      assertThat(one.pathways.readAtStart()).isTrue();
      assertThat(one.canStart()).isTrue();
      assertThat(copy().canStart()).as("after a start").isTrue();
    }

    assertThat(one.pathways.withdraw(ExtraPathway.KEY, admin)).isTrue();
    assertThat(one.canStart()).isFalse();
    assertThat(one.pathways.withdraw(ExtraPathway.KEY, admin)).as("once more").isFalse();
    assertThat(one.pathways.withdraw("delayed-discharge", admin)).as("a packaged one").isFalse();
    verify(audit).acted(admin, "pathway.withdraw", AuditTrail.Subject.NONE, ExtraPathway.KEY);
    Files.createDirectories(folder);
  }

  @Test
  void aFormThatOpenCasesNeedMustStay() throws IOException {
    Copy one = copy();
    ExtraPathway.write(ExtraPathway.content(), folder);
    outcome(one);
    Map<String, byte[]> files = new TreeMap<>(ExtraPathway.without("late.form").files());
    files.put(
        "seeing.bpmn",
        ExtraPathway.with("seeing.bpmn", "home-visit-late", "home-visit-report")
            .files()
            .get("seeing.bpmn"));
    ExtraPathway.write(new PathwayContent(ExtraPathway.KEY, files), folder);

    openCases.put(ExtraPathway.KEY, 1);
    FolderResult result = one.pathways.read(admin).getFirst();
    assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(result.problems())
        .singleElement()
        .satisfies(p -> assertThat(p.element()).isEqualTo("home-visit-late"));
    assertThat(one.forms.find("home-visit-late")).isPresent();

    openCases.clear();
    assertThat(outcome(one)).isEqualTo(Outcome.TAKEN);
    assertThat(one.forms.find("home-visit-late")).isEmpty();
  }

  @Test
  void misplacedFilesAndAMissingFolderAreTold() throws IOException {
    Copy one = copy();
    ExtraPathway.write(ExtraPathway.content(), folder);
    Path misplaced = folder.resolve("processes/home-visit/extra.form");
    Files.writeString(misplaced, "{}");
    FolderResult result = one.pathways.read(admin).getFirst();
    assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(result.problems().getFirst().file()).isEqualTo("processes/home-visit/extra.form");
    Files.delete(misplaced);
    assertThat(outcome(one)).isEqualTo(Outcome.TAKEN);

    ExtraPathway.remove(ExtraPathway.KEY, folder);
    Files.delete(folder.resolve("processes"));
    Files.delete(folder.resolve("forms"));
    Files.delete(folder);
    result = one.pathways.read(admin).getFirst();
    assertThat(result.outcome()).isEqualTo(Outcome.REFUSED);
    assertThat(result.problems().getFirst().what()).contains("no such folder");
    assertThat(one.canStart()).as("what was taken stays").isTrue();
    Files.createDirectory(folder);
  }

  private Outcome outcome(Copy copy) {
    List<FolderResult> results = copy.pathways.read(admin);
    assertThat(results).hasSize(1);
    return results.getFirst().outcome();
  }
}
