package org.homeward.agency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.homeward.testsupport.AdjustableClock;
import org.homeward.testsupport.DatabaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
@Import({DirectoryStore.class, AgencyDirectory.class, WorkingCalendar.class})
class DirectoryImportTest {

  private static final String FIRST =
      """
      agencies:
        - {code: trust, name: The Trust, kind: nhs-trust, odsCode: RV3, teams: [
            {code: trust-ward, name: Juniper Ward, roles: [ward-staff], ward: true},
            {code: trust-team, name: The Team, roles: [manager, community-team], boroughs: [brent]}]}
        - {code: council, name: The Council, kind: council,
            closingDays: [{date: 2026-12-29, reason: Christmas closing}]}
        - {code: council2, name: Another Council, kind: council}
      boroughs:
        - {code: brent, name: Brent, council: council, trust: trust}
        - {code: harrow, name: Harrow, council: council, trust: trust}
      """;

  @TempDir private Path folder;

  @Autowired private DirectoryStore store;
  @Autowired private AgencyDirectory directory;
  @Autowired private WorkingCalendar calendar;
  @Autowired private TransactionOperations transaction;
  @Autowired private AdjustableClock clock;
  @Autowired private JdbcClient jdbc;

  @BeforeEach
  void emptyDirectory() {
    for (String table :
        List.of("team_role", "team_borough", "team", "borough", "agency_closing_day", "agency")) {
      jdbc.sql("DELETE FROM " + table).update();
    }
    directory.refresh();
    clock.setTo(Instant.parse("2026-11-21T12:00:00Z"));
  }

  @Test
  void makesTheDirectoryWhatTheFileSays() throws IOException {
    assertThat(imported(FIRST)).isTrue();

    assertThat(directory.agencies())
        .extracting(Agency::code)
        .containsExactly("council2", "council", "trust");
    assertThat(directory.agency("trust").orElseThrow().odsCode()).isEqualTo("RV3");
    assertThat(directory.councils())
        .extracting(Agency::code)
        .containsExactly("council2", "council");
    assertThat(directory.trusts()).extracting(Agency::code).containsExactly("trust");
    assertThat(directory.boroughs())
        .containsExactly(
            new Borough("brent", "Brent", null, "council", "trust"),
            new Borough("harrow", "Harrow", null, "council", "trust"));
    assertThat(directory.team("trust-team"))
        .contains(
            new Team(
                "trust-team",
                "The Team",
                "trust",
                List.of("community-team", "manager"),
                List.of("brent"),
                false,
                null,
                null,
                null,
                null));
    assertThat(directory.wardsOf("trust")).extracting(Team::name).containsExactly("Juniper Ward");
    assertThat(directory.allWards()).hasSize(1);
    assertThat(directory.wardsOf("council")).isEmpty();
    assertThat(directory.teamsServing("manager"))
        .extracting(Team::code)
        .containsExactly("trust-team");
    assertThat(directory.teams(List.of("trust-ward", "none", "trust-team")))
        .extracting(Team::code)
        .containsExactly("trust-ward", "trust-team");
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 12, 29), "council")).isFalse();
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 12, 29), "trust")).isTrue();
  }

  @Test
  void changesNothingTheSecondTime() throws IOException {
    imported(FIRST);
    long version = store.version();
    List<Long> ids = jdbc.sql("SELECT id FROM team ORDER BY id").query(Long.class).list();

    assertThat(imported(FIRST)).isFalse();

    assertThat(store.version()).isEqualTo(version);
    assertThat(jdbc.sql("SELECT id FROM team ORDER BY id").query(Long.class).list()).isEqualTo(ids);
  }

  @Test
  void takesOverNewNamesAndMoves() throws IOException {
    imported(FIRST);
    long id = jdbc.sql("SELECT id FROM team WHERE code = 'trust-team'").query(Long.class).single();

    String changed =
        """
        agencies:
          - {code: trust, name: The Renamed Trust, kind: nhs-trust, odsCode: RV3, teams: [
              {code: trust-ward, name: Juniper Ward, roles: [ward-staff], ward: true}]}
          - {code: council, name: The Council, kind: council,
              closingDays: [{date: 2026-12-30, reason: Christmas closing}]}
          - {code: council2, name: Another Council, kind: council, teams: [
              {code: trust-team, name: A Team, roles: [housing-officer], boroughs: [harrow]}]}
        boroughs:
          - {code: brent, name: Brent, council: council2, trust: trust}
          - {code: harrow, name: Harrow, council: council, trust: trust}
        """;

    assertThat(imported(changed)).isTrue();
    assertThat(directory.agency("trust").orElseThrow().name()).isEqualTo("The Renamed Trust");
    Team team = directory.team("trust-team").orElseThrow();
    assertThat(team.agencyCode()).isEqualTo("council2");
    assertThat(team.name()).isEqualTo("A Team");
    assertThat(team.roles()).containsExactly("housing-officer");
    assertThat(team.boroughCodes()).containsExactly("harrow");
    assertThat(directory.borough("brent").orElseThrow().councilCode()).isEqualTo("council2");
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 12, 29), "council")).isTrue();
    assertThat(calendar.isWorkingDay(LocalDate.of(2026, 12, 30), "council")).isFalse();
    assertThat(jdbc.sql("SELECT id FROM team WHERE code = 'trust-team'").query(Long.class).single())
        .isEqualTo(id);
  }

  @Test
  void closesWhatTheFileNoLongerNamesAndOpensItAgain() throws IOException {
    imported(FIRST);
    String without =
        FIRST.replace("  - {code: council2, name: Another Council, kind: council}\n", "");

    assertThat(imported(without)).isTrue();
    assertThat(directory.agencies()).extracting(Agency::code).doesNotContain("council2");
    assertThat(directory.agency("council2").orElseThrow().activeTo()).isEqualTo("2026-11-20");

    clock.advance(Duration.ofDays(3));
    assertThat(imported(without)).isFalse();
    assertThat(directory.agency("council2").orElseThrow().activeTo()).isEqualTo("2026-11-20");

    assertThat(imported(FIRST)).isTrue();
    assertThat(directory.agencies()).extracting(Agency::code).contains("council2");
  }

  @Test
  void aTeamWithAnEndWorksUntilThen() throws IOException {
    imported(FIRST.replace("ward: true}", "ward: true, from: 2026-11-01, to: 2026-11-30}"));

    clock.setTo(Instant.parse("2026-11-30T23:30:00Z"));
    assertThat(directory.allWards()).hasSize(1);
    clock.setTo(Instant.parse("2026-12-01T00:30:00Z"));
    assertThat(directory.allWards()).isEmpty();
    assertThat(directory.team("trust-ward")).isPresent();
    clock.setTo(Instant.parse("2026-10-31T12:00:00Z"));
    assertThat(directory.allWards()).isEmpty();
  }

  @Test
  void anotherCopyOfTheApplicationSeesAChangeWithinTwoSeconds() throws IOException {
    imported(FIRST);
    AgencyDirectory otherCopy = new AgencyDirectory(store, clock);
    assertThat(otherCopy.agency("trust").orElseThrow().name()).isEqualTo("The Trust");

    imported(FIRST.replace("The Trust", "The Renamed Trust"));
    clock.advance(Duration.ofSeconds(2));

    assertThat(otherCopy.agency("trust").orElseThrow().name()).isEqualTo("The Renamed Trust");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: nhs-trust | kind: hospital | agencies[1]: \"hospital\" is no kind of agency",
        "odsCode | odscode | agencies[1]: has unknown keys: odscode",
        "code: council2 | code: council | agencies[3]: the code \"council\" is used twice",
        "code: council2 | code: Council 2 | agencies[3]: \"Council 2\" must be lower-case",
        "council: council, trust: trust | council: trust, trust: trust | boroughs[1]: \"trust\" is no agency of kind council",
        "boroughs: [brent] | boroughs: [camden] | agencies[1] teams[2]: unknown boroughs: camden",
        "name: The Trust, |  | agencies[1]: needs \"name\"",
        "date: 2026-12-29 | date: soon | closingDays[1]: \"date\" must be a date",
        "boroughs: [brent]} | to: 2026-06-30, successor: gone} | agencies[1] teams[2]: there is no team \"gone\"",
        "boroughs: [brent]} | successor: trust-team} | agencies[1] teams[2]: needs \"to\"",
        "boroughs: [brent]} | to: 2026-06-30, successor: trust-team} | agencies[1] teams[2]: its successor does not work",
        "ward: true} | ward: true, to: 2026-06-30, successor: trust-team} | agencies[1] teams[1]: a ward has no successor",
        "boroughs:\\n | places:\\n | has unknown keys: places",
        "agencies: | agencies: [ | is not valid YAML",
      })
  void refusesAWrongFileAndSaysWhereAndChangesNothing(String right, String wrong, String complaint)
      throws IOException {
    imported(FIRST);
    long version = store.version();
    String text =
        FIRST.replaceFirst(
            Pattern.quote(right.replace("\\n", "\n")),
            wrong == null ? "" : wrong.replace("\\n", "\n"));
    assertThat(text).isNotEqualTo(FIRST);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> imported(text))
        .withMessageContaining("directory.yml")
        .withMessageContaining(complaint);
    assertThat(store.version()).isEqualTo(version);
  }

  @Test
  void refusesAFileThatIsNotThere() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> importOf("file:/no/such/directory.yml").run())
        .withMessageContaining("/no/such/directory.yml cannot be read");
  }

  @Test
  void hasNothingOfAFileOfWhichOneSectionFails() throws IOException {
    imported(FIRST);
    List<List<DirectoryEntry>> seen = new ArrayList<>();
    DirectorySection failing =
        new DirectorySection() {
          @Override
          public String key() {
            return "things";
          }

          @Override
          public SectionImport begin() {
            return entries -> {
              seen.add(entries);
              throw entries.getFirst().wrong("is odd.");
            };
          }
        };

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                imported(
                    FIRST.replace("The Trust", "The Renamed Trust") + "things: [{a: b}]", failing))
        .withMessageContaining("things[1]: is odd.");

    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst().getFirst().text("a")).isEqualTo("b");
    assertThat(directory.agency("trust").orElseThrow().name()).isEqualTo("The Trust");
  }

  @Test
  void thePackagedDirectoryIsImportedAtStart() {
    importOf("classpath:directory/north-west-london.yml").afterSingletonsInstantiated();

    assertThat(directory.boroughs()).hasSize(8);
    assertThat(directory.councils()).hasSize(8);
    assertThat(directory.trusts()).extracting(Agency::odsCode).containsExactly("RV3", "RKL");
  }

  private boolean imported(String text, DirectorySection... sections) throws IOException {
    Path file = folder.resolve("directory.yml");
    Files.writeString(file, text);
    return importOf(file.toUri().toString(), sections).run();
  }

  private DirectoryImport importOf(String location, DirectorySection... sections) {
    return new DirectoryImport(
        new DirectoryFiles(
            new DirectoryProperties(location, List.of()), new DefaultResourceLoader()),
        store,
        directory,
        List.of(sections),
        transaction,
        clock);
  }
}
