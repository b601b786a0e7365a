package org.homeward.employment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseLock;
import org.homeward.casefile.CaseSummaryPart;
import org.homeward.casefile.PersonDied;
import org.homeward.casefile.RuleBreach;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.Product;
import org.homeward.web.SummaryRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What employment support keeps, through the jobs of its pathway. */
@EnginelessTest
class EmploymentJobsTest {

  private static final AtomicLong STEPS = new AtomicLong(8_000_000_000L);

  @Autowired private Casework work;
  @Autowired private Product product;
  @Autowired private List<EngineJobHandler> handlers;
  @Autowired private EmploymentOnCasePage casePage;
  @Autowired private JobStartRule startRule;
  @Autowired private JobEndRule endRule;
  @Autowired private CaseFacts facts;
  @Autowired private CaseLock lock;
  @Autowired private TransactionTemplate transaction;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private JdbcClient jdbc;

  private CaseFile file;
  private LocalDate today;

  @BeforeEach
  void refer() {
    today = product.today();
    file = work.start(Product.someName());
    run("open-support", Map.of("route", Map.of("code", "ips")));
  }

  @Test
  void aSupportIsOpenedOnceAndKeepsItsDayWhenTheRouteChanges() {
    assertThat(fact("supportRoute")).isEqualTo("ips");
    jdbc.sql("UPDATE employment_support SET referred_on = ? WHERE case_id = ?")
        .params(today.minusDays(3), file.id())
        .update();
    Map<String, Object> told =
        run("open-support", Map.of("route", Map.of("code", "talking-therapies")));
    assertThat(told)
        .containsEntry("supportRoute", "talking-therapies")
        .containsEntry("referredOn", day(-3));
    assertThat(count("employment_support")).isEqualTo(1);
  }

  @Test
  void aJobGivenOutTwiceWorksOnce() {
    say(contact(0, "reached", "02"));
    long step = STEPS.incrementAndGet();
    run("record-contact", step, Map.of(), Map.of());
    Map<String, Object> again = run("record-contact", step, Map.of(), Map.of());
    assertThat(again).containsEntry("contactAttempts", 1).containsEntry("contactMade", true);
    assertThat(contacts()).isEqualTo(1);
  }

  @Test
  void firstContactIsTheFirstThatCountsNationally() {
    jdbc.sql("UPDATE employment_support SET referred_on = ? WHERE case_id = ?")
        .params(today.minusDays(10), file.id())
        .update();
    say(contact(-9, "no-answer", "02"));
    assertThat(run("record-contact", Map.of())).containsEntry("contactMade", false);
    say(contact(-8, "reached", "05"));
    assertThat(run("record-contact", Map.of()))
        .as("an email is no first contact")
        .containsEntry("contactMade", false)
        .containsEntry("lastContactOn", day(-8));
    assertThat(support("first_contact_on")).isNull();
    say(contact(-6, "reached", "11"));
    assertThat(run("record-contact", Map.of())).containsEntry("contactMade", true);
    assertThat(support("first_contact_on")).isEqualTo(java.sql.Date.valueOf(today.minusDays(6)));
    assertThat(support("days_to_first_contact")).isEqualTo(4);
    assertThat(fact("firstContactOn")).isEqualTo(day(-6));
  }

  @Test
  void anEmployersContactIsKeptOncePerDay() {
    Map<String, Object> said = new HashMap<>(contact(0, "reached", "02"));
    said.put("employerContactOn", day(0));
    say(said);
    assertThat(run("record-contact", Map.of())).containsEntry("employerContactedOn", day(0));
    run("record-contact", Map.of());
    assertThat(
            jdbc.sql(
                    "SELECT COUNT(*) FROM employment_contact c JOIN employment_support s"
                        + " ON s.id = c.support_id WHERE s.case_id = ? AND contact_with ="
                        + " 'EMPLOYER'")
                .param(file.id())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void aRecordIsWrittenInNationalCodes() {
    say(
        Map.of(
            "recordedOn",
            day(0),
            "employmentStatus",
            "02",
            "benefitIndicator",
            "Y",
            "benefitsReceived",
            List.of("uc", "pip")));
    run("record-status", Map.of(), Map.of("kind", "first"));
    assertThat(records()).containsExactly("first 02 98 8 8 N Y uc=Y esa=N pip=Y jsa=N other=N");

    say(
        Map.of(
            "recordedOn", day(0),
            "employmentStatus", "01",
            "weeklyHours", "02",
            "selfEmployed", "N",
            "sicknessAbsence", "Z",
            "sspIndicator", "U",
            "benefitIndicator", "Z"));
    run("record-status", Map.of(), Map.of("kind", "review"));
    assertThat(records().getLast())
        .isEqualTo("review 01 02 N Z U Z uc=Z esa=Z pip=Z jsa=Z other=Z");
    assertThat(rows()).containsEntry("First and last record", "In work now, not at the start");
  }

  @Test
  void aLastRecordThatCannotBeTakenIsNotInvented() {
    say(Map.of("lastRecordTaken", "no"));
    assertThat(run("record-status", Map.of(), Map.of("kind", "last")))
        .containsEntry("lastRecordOn", null);
    assertThat(records()).isEmpty();
  }

  @Test
  void theEndSaysWhyThereIsNoPairOfRecords() {
    say(Map.of("referralDecision", "take-on", "empSupportInd", "Y", "adviser", "employment"));
    run("record-check", Map.of());
    say(
        Map.of(
            "lastRecordTaken", "no",
            "recordMissing", "not-reached",
            "closeReason", "disengaged",
            "supportEndedOn", day(0)));
    run("record-status", Map.of(), Map.of("kind", "last"));
    assertThat(run("close-support", Map.of("takenOn", true)))
        .containsEntry(
            "outcome",
            "Employment support ended: could not be reached any more. No outcome yet: there are"
                + " fewer than two employment records (the person could not be reached)."
                + " No job start, no job held for 4 weeks");
    assertThat(support("record_missing")).isEqualTo("not-reached");
  }

  @Test
  void aJobIsCountedFromFourPaidHoursAndHeldAsLongAsSomebodyAsked() {
    begin(-100, "new", null, 16);
    assertThat(rows())
        .containsEntry("Job starts", "None that counts yet (four paid hours in a new job)");
    Map<String, Object> later = new HashMap<>(contact(-90, "reached", "02"));
    later.put("fourHoursOn", day(-99));
    say(later);
    run("record-contact", Map.of());
    assertThat(rows())
        .containsEntry("Job starts", "1 job start, person into work")
        .containsEntry("Job held", "Less than 4 weeks so far");

    check(4, -72);
    assertThat(fact("sustainedWeeks")).isEqualTo(4);
    check(13, -9);
    assertThat(fact("sustainedWeeks")).isEqualTo(13);
    assertThat(rows().get("Job held")).startsWith("13 weeks or more").contains("DWP job outcome");
  }

  @Test
  void aSecondJobIsAnotherStartButNotAnotherPersonIntoWork() {
    begin(-100, "new", -99, 16);
    assertThat(fact("holdsJob")).isEqualTo("yes");
    end(-50);
    assertThat(fact("holdsJob")).isEqualTo("no");
    begin(-40, "new", -39, 10);
    assertThat(rows())
        .containsEntry("Job starts", "2 job starts, person into work once")
        .hasEntrySatisfying("Job", words -> assertThat(words).startsWith("Since"));
    assertThat(run("tell-progress", Map.of())).containsEntry("jobNumber", 2);
  }

  @Test
  void aJobThatWasKeptIsNoJobStart() {
    begin(-30, "kept", -29, 30);
    assertThat(rows().get("Job starts")).startsWith("None");
  }

  @Test
  void aJobGoneAtACheckEndsIt() {
    begin(-60, "new", -59, 16);
    transaction.executeWithoutResult(
        status ->
            facts.put(
                file.id(),
                "job-1-week-4",
                Map.of("stillInJob", "no", "jobEndedOn", day(-40), "jobEndReason", "left"),
                "test"));
    run("record-job-check", Map.of("checkWeeks", 4, "taskSubject", "job-1-week-4"));
    assertThat(run("tell-progress", Map.of())).containsEntry("jobStartedOn", null);
    assertThat(fact("sustainedWeeks")).as("20 days").isEqualTo(0);
  }

  @Test
  void theMarksOfTheJobAreToldAndAskedAgainAreKeptOnce() {
    begin(-100, "new", -99, 16);
    assertThat(run("tell-progress", Map.of())).containsEntry("marksMade", List.of());
    check(4, -72);
    check(13, -9);
    check(4, -8);
    assertThat(run("tell-progress", Map.of())).containsEntry("marksMade", List.of(4, 13));
    assertThat(
            jdbc.sql(
                    "SELECT c.checked_on FROM employment_job_check c JOIN employment_job j"
                        + " ON j.id = c.job_id JOIN employment_support s ON s.id = j.support_id"
                        + " WHERE s.case_id = ? ORDER BY c.weeks")
                .param(file.id())
                .query(LocalDate.class)
                .list())
        .as("the later answer")
        .containsExactly(today.minusDays(8), today.minusDays(9));
    end(-5);
    begin(-4, "new", -3, 16);
    assertThat(run("tell-progress", Map.of()))
        .as("another job")
        .containsEntry("marksMade", List.of());
  }

  @Test
  void aJobNeitherOverlapsTheOneBeforeNorEndsBeforeItBegan() {
    begin(-60, "new", -59, 16);
    assertThat(startRule.check(file, "", Map.of("jobStartedOn", day(-10))))
        .extracting(RuleBreach::fieldKey)
        .containsExactly("jobStartedOn");
    assertThat(endRule.check(file, "", Map.of("jobEndedOn", day(-61)))).hasSize(1);
    assertThat(endRule.check(file, "", Map.of("jobEndedOn", day(-60)))).isEmpty();
    check(4, -30);
    assertThat(endRule.check(file, "", Map.of("jobEndedOn", day(-31))))
        .extracting(RuleBreach::words)
        .singleElement()
        .asString()
        .contains("still in the job");
    end(-20);
    assertThat(startRule.check(file, "", Map.of("jobStartedOn", day(-21)))).hasSize(1);
    assertThat(startRule.check(file, "", Map.of("jobStartedOn", day(-20)))).isEmpty();
    assertThat(endRule.check(file, "", Map.of("jobEndedOn", day(-61)))).as("none open").isEmpty();

    begin(-10, "new", null, 16);
    say(Map.of("jobEndedOn", day(-11), "jobEndReason", "left"));
    assertThatThrownBy(() -> run("record-job-end", Map.of()))
        .isInstanceOf(EmploymentRuleBroken.class);
  }

  @Test
  void theEndSaysWhatCameOfIt() {
    say(Map.of("referralDecision", "take-on", "empSupportInd", "Y", "adviser", "employment"));
    assertThat(run("record-check", Map.of())).containsEntry("acceptedOn", day(0));
    say(Map.of("recordedOn", day(0), "employmentStatus", "02", "lastRecordTaken", "yes"));
    run("record-status", Map.of(), Map.of("kind", "first"));
    run("record-status", Map.of(), Map.of("kind", "last"));
    say(Map.of("closeReason", "moved", "supportEndedOn", day(0)));
    assertThat(run("close-support", Map.of("takenOn", true)))
        .containsEntry(
            "outcome",
            "Employment support ended: moved away. Not in work at the start, nor now."
                + " No job start, no job held for 4 weeks");
    assertThat(support("ended_on")).isEqualTo(java.sql.Date.valueOf(today));
    assertThat(rows()).containsEntry("Employment adviser", "Leon Baptiste");
  }

  @Test
  void eachRouteEndsWithItsOwnMeasures() {
    say(Map.of("referralDecision", "take-on", "empSupportInd", "Y", "adviser", "employment"));
    run("record-check", Map.of());
    say(Map.of("recordedOn", day(0), "employmentStatus", "02", "lastRecordTaken", "yes"));
    run("record-status", Map.of(), Map.of("kind", "first"));
    begin(-100, "new", -99, 16);
    check(13, -9);
    say(Map.of("employmentStatus", "01", "recordedOn", day(0)));
    run("record-status", Map.of(), Map.of("kind", "last"));
    say(Map.of("closeReason", "in-work", "supportEndedOn", day(0)));
    assertThat(run("close-support", Map.of("takenOn", true)))
        .containsEntry(
            "outcome",
            "Employment support ended: in work, needs no more support. In work now, not at the"
                + " start. 1 job start, a job held for 13 weeks or more");
    run("open-support", Map.of("route", Map.of("code", "talking-therapies")));
    assertThat(run("close-support", Map.of("takenOn", true)))
        .as("a therapy's adviser is measured by the records")
        .containsEntry(
            "outcome",
            "Employment support ended: in work, needs no more support. In work now, not at the"
                + " start");
  }

  @Test
  void whoeverIsNotTakenOnEndsWithTheReasonOfTheCheck() {
    say(Map.of("referralDecision", "not-taken-on", "notTakenReason", "duplicate"));
    run("record-check", Map.of());
    assertThat(run("close-support", Map.of("takenOn", false)))
        .containsEntry("outcome", "Not taken on: supported elsewhere");
  }

  @Test
  void whoeverWithdrawsBeforeTheyAreTakenOnEndsWithThatReason() {
    say(Map.of("referralOffReason", "health"));
    assertThat(run("close-support", Map.of()))
        .containsEntry("outcome", "Not taken on: stopped because of health");
  }

  @Test
  void theCalculationIsDueAgainForAnotherHomeAndUntilItCouldBeMade() {
    say(Map.of("tenureType", "licence"));
    assertThat(run("tell-progress", Map.of())).as("no plan").containsEntry("betterOffDue", false);
    say(Map.of("track", "find-work", "betterOffResult", "same"));
    run("record-plan", Map.of());
    assertThat(run("tell-progress", Map.of())).containsEntry("betterOffDue", false);
    say(Map.of("tenureType", "ast", "specifiedAccommodation", "none"));
    assertThat(run("tell-progress", Map.of()))
        .containsEntry("betterOffDue", true)
        .containsEntry("tenureType", "ast")
        .containsEntry("specifiedAccommodation", "none");
    say(Map.of("betterOffResult", "not-yet"));
    run("record-better-off", Map.of());
    assertThat(run("tell-progress", Map.of())).containsEntry("betterOffDue", true);
    say(Map.of("betterOffResult", "worse-off"));
    run("record-better-off", Map.of());
    assertThat(run("tell-progress", Map.of())).containsEntry("betterOffDue", false);
  }

  @Test
  void consentIsKeptEachTimeAndTheLastWordCounts() {
    say(Map.of("disclosureConsent", "given", "disclosureOn", day(-1)));
    run("record-consent", Map.of());
    run("record-consent", Map.of(), Map.of("decision", "withdrawn"));
    assertThat(count("employment_consent")).isEqualTo(2);
    assertThat(fact("disclosureConsent")).isEqualTo("withdrawn");
  }

  @Test
  void aPauseIsSeenUntilItIsOver() {
    say(Map.of("pausedOn", day(-1), "lookAgainOn", day(20)));
    run("record-pause", Map.of());
    assertThat(rows()).containsKey("Support paused");
    run("record-pause", Map.of("pauseDecision", "pause"));
    assertThat(rows()).containsKey("Support paused");
    run("record-pause", Map.of("pauseDecision", "go-on"));
    assertThat(rows()).doesNotContainKey("Support paused");
  }

  @Test
  void aDeathEndsTheSupportOnThatDay() {
    transaction.executeWithoutResult(
        status -> events.publishEvent(new PersonDied(file.id(), file.personId(), today)));
    assertThat(support("end_reason")).isEqualTo("DIED");
    assertThat(support("is_open")).isEqualTo(false);
  }

  @Test
  void aJobWaitsForTheCaseBeforeItTakesTheSupport() throws Exception {
    say(Map.of("pausedOn", day(-1), "lookAgainOn", day(20)));
    CompletableFuture<?> job =
        transaction.execute(
            status -> {
              lock.lock(file.id());
              CompletableFuture<?> waiting =
                  CompletableFuture.runAsync(() -> run("record-pause", Map.of()));
              assertThatThrownBy(() -> waiting.get(500, TimeUnit.MILLISECONDS))
                  .isInstanceOf(TimeoutException.class);
              jdbc.sql("UPDATE employment_support SET adviser = 'other' WHERE case_id = ?")
                  .param(file.id())
                  .update();
              return waiting;
            });
    job.get(30, TimeUnit.SECONDS);
    assertThat(rows()).containsKey("Support paused");
    assertThat(support("adviser")).isEqualTo("other");
  }

  // How

  private void begin(int from, String kind, Integer fourHours, int hours) {
    Map<String, Object> said = new HashMap<>();
    said.put("jobStartedOn", day(from));
    said.put("jobKind", kind);
    said.put("fourHoursOn", fourHours == null ? null : day(fourHours));
    said.put("jobWeeklyHours", hours);
    say(said);
    run("record-job-start", Map.of());
  }

  private void end(int on) {
    say(Map.of("jobEndedOn", day(on), "jobEndReason", "left"));
    run("record-job-end", Map.of());
  }

  private void check(int weeks, int on) {
    say(Map.of("stillInJob", "yes", "jobCheckedOn", day(on), "jobWeeklyHours", 16));
    run("record-job-check", Map.of("checkWeeks", weeks));
  }

  private Map<String, Object> contact(int on, String result, String how) {
    return Map.of(
        "supportContactOn", day(on), "supportContactResult", result, "supportContactHow", how);
  }

  private void say(Map<String, Object> answers) {
    transaction.executeWithoutResult(status -> facts.put(file.id(), answers, "test"));
  }

  private Map<String, Object> run(String job, Map<String, Object> variables) {
    return run(job, variables, Map.of());
  }

  private Map<String, Object> run(
      String job, Map<String, Object> variables, Map<String, String> headers) {
    return run(job, STEPS.incrementAndGet(), variables, headers);
  }

  private Map<String, Object> run(
      String job, long step, Map<String, Object> variables, Map<String, String> headers) {
    EngineJobHandler handler =
        handlers.stream()
            .filter(each -> each.type().equals("employment." + job))
            .findFirst()
            .orElseThrow();
    EngineJob given =
        new EngineJob(
            step, handler.type(), file.reference(), job, step, file.id(), headers, variables);
    return transaction.execute(status -> handler.handle(given));
  }

  private Object fact(String key) {
    return facts.of(file.id()).get(key);
  }

  private Map<String, String> rows() {
    Map<String, String> rows = new HashMap<>();
    for (SummaryRow row :
        ((CaseSummaryPart) casePage).summary(file, work.user("employment")).rows()) {
      rows.put(row.label(), row.text());
    }
    return rows;
  }

  private Object support(String column) {
    return jdbc.sql("SELECT " + column + " FROM employment_support WHERE case_id = ?")
        .param(file.id())
        .query()
        .singleRow()
        .get(column);
  }

  private int count(String table) {
    String condition =
        table.equals("employment_support")
            ? " WHERE case_id = ?"
            : " WHERE support_id = (SELECT id FROM employment_support WHERE case_id = ?)";
    return jdbc.sql("SELECT COUNT(*) FROM " + table + condition)
        .param(file.id())
        .query(Integer.class)
        .single();
  }

  private int contacts() {
    return count("employment_contact");
  }

  private List<String> records() {
    return jdbc.sql(
            """
            SELECT kind, status, weekly_hours, self_employed, sickness_absence, ssp, benefit,
              universal_credit, esa, pip, jsa, other_benefit
            FROM employment_record r JOIN employment_support s ON s.id = r.support_id
            WHERE s.case_id = ? ORDER BY r.id
            """)
        .param(file.id())
        .query(
            (row, n) ->
                "%s %s %s %s %s %s %s uc=%s esa=%s pip=%s jsa=%s other=%s"
                    .formatted(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11),
                        row.getString(12)))
        .list();
  }

  private String day(int daysFromToday) {
    return today.plusDays(daysFromToday).toString();
  }
}
