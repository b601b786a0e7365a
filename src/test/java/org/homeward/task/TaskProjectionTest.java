package org.homeward.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.homeward.agency.WorkingCalendar;
import org.homeward.camunda.EngineTask;
import org.homeward.camunda.EngineTaskListener;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseTeams;
import org.homeward.casefile.PersonLeft;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** How the engine's user tasks become tasks of teams, and stay true to the engine. */
@EnginelessTest
class TaskProjectionTest {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");

  @Autowired Casework work;
  @Autowired Product product;
  @Autowired EngineTaskListener listener;
  @Autowired TaskRepository tasks;
  @Autowired TaskDrafts drafts;
  @Autowired SavingDraft saving;
  @Autowired CompletingTask completing;
  @Autowired ClaimingTask claiming;
  @Autowired CaseTeams teams;
  @Autowired WorkingCalendar calendar;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;
  @Autowired ApplicationEventPublisher events;

  private CaseFile file;

  @BeforeEach
  void start() {
    file = work.start(Product.someName());
  }

  @ParameterizedTest
  @CsvSource({
    "discharge-coordinator, cnwl-discharge, cnwl",
    "ward-staff, cnwl-juniper-ward, cnwl",
    "housing-officer, westminster-housing, westminster-council",
    "social-worker, westminster-adult-social-care, westminster-council",
    "community-team, cnwl-community-westminster, cnwl",
    "manager, cnwl-managers, cnwl",
    // Nobody serves this role: the managers see that it is not lost.
    "astrologer, cnwl-managers, cnwl",
  })
  void aRoleBecomesTheTeamOfTheCase(String role, String team, String agency) {
    long key = work.task(file, "find-home", role, Map.of());
    HumanTask task = task(key);
    assertThat(task.teamCode()).isEqualTo(team);
    assertThat(task.agencyCode()).isEqualTo(agency);
    assertThat(task.role()).isEqualTo(role);
    assertThat(teams.involved(file.id(), List.of(team))).isTrue();
  }

  @Test
  void whatTheWardWasAskedGoesToTheCommunityTeamOnceThePersonHasLeftHospital() {
    CaseFile stay = work.start(Product.someName());
    jdbc.sql(
            "INSERT INTO case_link (case_id, other_case_id, linked_at) VALUES (?, ?, CURRENT_TIMESTAMP)")
        .params(stay.id(), file.id())
        .update();
    long ofWard = work.task(file, "find-home", "ward-staff", Map.of());
    long ofHousing = work.task(file, "find-home", "housing-officer", Map.of());
    long ofStay = work.task(stay, "find-home", "ward-staff", Map.of());

    transaction.executeWithoutResult(
        status -> events.publishEvent(new PersonLeft(stay.id(), product.today())));

    assertThat(task(ofWard).teamCode()).isEqualTo("cnwl-community-westminster");
    assertThat(task(ofHousing).teamCode()).isEqualTo("westminster-housing");
    assertThat(task(ofStay).teamCode()).as("the stay is the ward's").isEqualTo("cnwl-juniper-ward");
    HumanTask later = task(work.task(file, "find-home", "ward-staff", Map.of()));
    assertThat(later.teamCode()).isEqualTo("cnwl-community-westminster");
    assertThat(teams.involved(file.id(), List.of("cnwl-community-westminster"))).isTrue();
  }

  @Test
  void theServiceOfTheCaseChoosesAmongTheTeamsOfARole() {
    directory(
        "INSERT INTO team_role (team_id, role)"
            + " SELECT id, 'step-down' FROM team WHERE code = 'wren-yard-team'");
    try {
      Map<String, Object> service = Map.of("taskService", "step-down");
      assertThat(task(work.task(file, "find-home", "provider-worker", service)).teamCode())
          .isEqualTo("wren-yard-team");
      assertThat(task(work.task(file, "find-home", "provider-worker", Map.of())).teamCode())
          .as("without a service")
          .isEqualTo("saffron-gate-team");
      Map<String, Object> other = Map.of("taskService", "no-such-service");
      assertThat(task(work.task(file, "find-home", "provider-worker", other)).teamCode())
          .as("a service that nobody offers")
          .isEqualTo("saffron-gate-team");
    } finally {
      directory("DELETE FROM team_role WHERE role = 'step-down'");
    }
  }

  private void directory(String change) {
    jdbc.sql(change).update();
    jdbc.sql("UPDATE directory_state SET version = version + 1").update();
    product.wait(java.time.Duration.ofSeconds(3));
  }

  @Test
  void theListenerTellsTheEngineTeamAndDueDateAndTheSameWhenAskedAgain() {
    EngineTask seen = Casework.seen(900_001, file, "find-home", "housing-officer", Map.of());
    EngineTaskListener.Correction first = transaction.execute(s -> listener.creating(seen));
    product.wait(java.time.Duration.ofHours(1));
    EngineTaskListener.Correction again = transaction.execute(s -> listener.creating(seen));

    assertThat(first.candidateGroup()).isEqualTo("westminster-housing");
    assertThat(again.candidateGroup()).isEqualTo("westminster-housing");
    assertThat(again.dueDate())
        .isCloseTo(
            first.dueDate(),
            org.assertj.core.api.Assertions.within(1, java.time.temporal.ChronoUnit.MILLIS));
    assertThat(tasksOfCase()).isEqualTo(1);
  }

  @Test
  void theTargetOfTheModelOrOfTheCaseBecomesADueDate() {
    long five = work.task(file, "find-home", "housing-officer", Map.of());
    HumanTask byModel = task(five);
    assertThat(byModel.target()).isEqualTo("5 working days");
    assertThat(
            calendar.workingDaysBetween(byModel.createdAt(), byModel.dueAt(), byModel.agencyCode()))
        .isEqualTo(5);

    HumanTask byCase =
        task(
            work.task(
                file,
                "find-home",
                "housing-officer",
                Map.of("taskTarget", "72 hours", "taskTitle", "T", "taskSummary", "S")));
    assertThat(byCase.target()).isEqualTo("72 hours");
    assertThat(byCase.title()).isEqualTo("T");
    assertThat(byCase.summary()).isEqualTo("S");
    assertThat(byCase.dueAt())
        .isBetween(
            byCase.createdAt().plusSeconds(71 * 3600), byCase.createdAt().plusSeconds(96 * 3600));

    HumanTask onADay =
        task(work.task(file, "find-home", "housing-officer", Map.of("taskDue", "2026-12-24")));
    assertThat(LocalDate.ofInstant(onADay.dueAt().minusMillis(1), LONDON))
        .isEqualTo(LocalDate.of(2026, 12, 24));
    assertThat(onADay.target()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // The agency's own team; nobody else is to know of it among the partners.
        "provider-worker, wren-yard,           -,                     wren-yard-team,    wren-yard",
        "provider-worker, saffron-gate,        -,                     saffron-gate-team, saffron-gate",
        "provider-worker, tallow-lane,         -,                     tallow-lane-team,  tallow-lane",
        "housing-officer, brent-council,       -,                     brent-housing,     -",
        "provider-worker, -,                   ninefold-team,         ninefold-team,     ninefold",
        "provider-worker, wren-yard,           ninefold-team,         ninefold-team,     ninefold",
        "social-worker,   -,                   westminster-housing,   westminster-housing, -",
        // What nobody serves goes to the managers, never to another partner, and stays between
        // them.
        "housing-officer, wren-yard,           -,                     cnwl-managers,     wren-yard",
        "provider-worker, cnwl,                -,                     cnwl-managers,     -",
        "housing-officer, no-such-agency,      -,                     cnwl-managers,     -",
        "housing-officer, -,                   no-such-team,          cnwl-managers,     -",
      })
  void theCaseMayNameWhomToAsk(
      String role, String taskAgency, String taskTeam, String team, String audience) {
    Map<String, Object> variables = new java.util.HashMap<>();
    variables.put("taskAgency", taskAgency);
    variables.put("taskTeam", taskTeam);
    HumanTask task = task(work.task(file, "find-home", role, variables));
    assertThat(task.teamCode()).isEqualTo(team);
    assertThat(task.role()).isEqualTo(role);
    assertThat(task.audienceAgency()).isEqualTo(audience);
    assertThat(teams.involved(file.id(), List.of(team))).isTrue();
  }

  @Test
  void whatConcernsWhatAPartnerWasAskedIsKeptFromOtherPartners() {
    ask("find-home", "provider-worker", "N-1", Map.of("taskAgency", "wren-yard"));
    ask("find-home", "provider-worker", "N-2", Map.of("taskAgency", "saffron-gate"));
    HumanTask viewing = ask("see-person", "community-team", "N-1", Map.of());
    HumanTask chasing = ask("decide-unblock", "manager", "N-2", Map.of());
    HumanTask unrelated = ask("arrange-care", "social-worker", "N-3", Map.of());
    HumanTask ofTheCase = ask("arrange-care", "social-worker", "", Map.of());

    assertThat(viewing.audienceAgency()).isEqualTo("wren-yard");
    assertThat(chasing.audienceAgency()).isEqualTo("saffron-gate");
    assertThat(unrelated.audienceAgency()).isNull();
    assertThat(ofTheCase.audienceAgency()).isNull();
    assertThat(
            jdbc.sql(
                    "SELECT audience_agency FROM timeline_entry WHERE case_id = ? AND kind ="
                        + " 'ESCALATION'")
                .param(file.id())
                .query(String.class)
                .list())
        .containsExactly("saffron-gate");
    assertThat(
            ask("find-home", "provider-worker", "N-1", Map.of("taskTeam", "ninefold-team"))
                .audienceAgency())
        .as("who is asked now knows of it")
        .isEqualTo("ninefold");
  }

  private HumanTask ask(String element, String role, String subject, Map<String, Object> more) {
    Map<String, Object> variables = new java.util.HashMap<>(more);
    variables.put("taskSubject", subject.isEmpty() ? null : subject);
    variables.put("taskSubjectTitle", subject.isEmpty() ? null : "Some home");
    return task(work.task(file, element, role, variables));
  }

  @Test
  void aTaskAboutOneThingSaysSoInItsTitle() {
    long key =
        work.task(
            file,
            "find-home",
            "housing-officer",
            Map.of("taskSubject", "N-12", "taskSubjectTitle", "Saffron Gate, Room 3"));
    assertThat(task(key).subject()).isEqualTo("N-12");
    assertThat(task(key).title())
        .isEqualTo("Find a home or a housing decision: Saffron Gate, Room 3");
    assertThat(task(work.housingTask(file)).subject()).isEmpty();
    assertThatThrownBy(
            () ->
                work.task(
                    file, "find-home", "housing-officer", Map.of("taskSubject", "n".repeat(61))))
        .hasMessageContaining("taskSubject");
  }

  @Test
  void aModelHomewardCannotFollowIsAFaultAndNoHalfTask() {
    assertThatThrownBy(() -> work.task(file, "no-such-step", "housing-officer", Map.of()))
        .hasMessageContaining("no-such-step");
    assertThatThrownBy(
            () -> work.task(file, "find-home", "housing-officer", Map.of("taskTarget", "soon")))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(
            () -> work.task(file, "find-home", "housing-officer", Map.of("taskDue", "24/12")))
        .isInstanceOf(RuntimeException.class);
    assertThat(tasksOfCase()).isZero();
  }

  @Test
  void anEscalationIsSaidInTheTimeline() {
    work.task(file, "decide-unblock", "manager", Map.of());
    assertThat(timeline()).contains("Escalated to CNWL managers");
  }

  @Test
  void whatOthersDoInTheEngineIsMirrored() {
    long key = work.housingTask(file);
    hear(key, "aisha", listener::assigning);
    assertThat(task(key).assignee()).isEqualTo("aisha");
    assertThat(task(key).claimedAt()).isNotNull();
    hear(key, null, listener::assigning);
    assertThat(task(key).assignee()).isNull();
    assertThat(task(key).claimedAt()).isNull();

    Instant later = Instant.parse("2030-01-02T17:00:00Z");
    transaction.executeWithoutResult(s -> listener.updating(seen(key, null, later)));
    assertThat(task(key).dueAt()).isEqualTo(later);

    saving.save(key, "{}", work.user("housing"));
    hear(key, "aisha", listener::completing);
    hear(key, "aisha", listener::completing);
    assertThat(task(key).state()).isEqualTo(TaskState.COMPLETED);
    assertThat(task(key).finishedBy()).isNull();
    assertThat(drafts.of(key)).isEmpty();
    assertThat(timeline()).containsOnlyOnce("Find a home or a housing decision");
    hear(key, "bela", listener::assigning);
    hear(key, null, listener::canceling);
    assertThat(task(key).state())
        .as("what is over stays as it ended")
        .isEqualTo(TaskState.COMPLETED);
  }

  @Test
  void aTaskTheEngineEndsIsOver() {
    long key = work.housingTask(file);
    saving.save(key, "{}", work.user("housing"));
    hear(key, null, listener::canceling);
    assertThat(task(key).state()).isEqualTo(TaskState.CANCELED);
    assertThat(task(key).endedReason()).isEqualTo("The case moved on");
    assertThat(drafts.of(key)).isEmpty();
    assertThatThrownBy(() -> saving.save(key, "{}", work.user("housing")))
        .isInstanceOf(TaskRefusal.class);
    assertThatThrownBy(() -> claiming.claim(key, work.user("housing")))
        .isInstanceOf(TaskRefusal.class)
        .hasMessageContaining("The case moved on");
  }

  @Test
  void ourOwnClaimOnItsWayIsNotUndoneByWhatTheEngineStillBelieves() {
    long key = work.housingTask(file);
    claiming.claim(key, work.user("housing"));
    hear(key, "someone-before", listener::assigning);
    assertThat(task(key).assignee()).isEqualTo("housing");
    jdbc.sql("DELETE FROM engine_outbox WHERE task_key = ?").param(key).update();
    hear(key, "someone-later", listener::assigning);
    assertThat(task(key).assignee()).isEqualTo("someone-later");
  }

  @Test
  void theEnginesWordForATaskBeingFinishedHereKeepsWhoFinishedIt() {
    long key = work.housingTask(file);
    completing.complete(
        key, Map.of("housingOutcome", "resolved"), Map.of(), "{}", work.user("housing"));
    assertThat(task(key).state()).isEqualTo(TaskState.COMPLETING);
    hear(key, "housing", listener::assigning);
    hear(key, "housing", listener::completing);
    assertThat(task(key).state()).isEqualTo(TaskState.COMPLETED);
    assertThat(task(key).finishedBy()).isEqualTo("housing");
    assertThat(timeline()).doesNotContain("Finished outside Homeward");
    assertThat(
            jdbc.sql("SELECT kind FROM engine_outbox WHERE task_key = ? ORDER BY id")
                .param(key)
                .query(String.class)
                .list())
        .as("the engine hears who, then what")
        .containsExactly("AssignTask", "CompleteTask");
  }

  @Test
  void unknownTasksAreNoFault() {
    hear(123_456_789, "aisha", listener::assigning);
    hear(123_456_789, null, listener::completing);
    hear(123_456_789, null, listener::canceling);
    assertThat(tasks.findById(123_456_789L)).isEmpty();
  }

  private void hear(long key, String assignee, java.util.function.Consumer<EngineTask> event) {
    transaction.executeWithoutResult(s -> event.accept(seen(key, assignee, null)));
  }

  private EngineTask seen(long key, String assignee, Instant due) {
    return new EngineTask(
        key,
        1,
        Casework.VERSION,
        Casework.PATHWAY,
        "find-home",
        assignee,
        List.of("westminster-housing"),
        due,
        50,
        Map.of("caseReference", file.reference()));
  }

  private HumanTask task(long key) {
    return tasks.findById(key).orElseThrow().snapshot();
  }

  private int tasksOfCase() {
    return jdbc.sql("SELECT COUNT(*) FROM human_task WHERE case_id = ?")
        .param(file.id())
        .query(Integer.class)
        .single();
  }

  private List<String> timeline() {
    return jdbc.sql("SELECT title FROM timeline_entry WHERE case_id = ?")
        .param(file.id())
        .query(String.class)
        .list();
  }
}
