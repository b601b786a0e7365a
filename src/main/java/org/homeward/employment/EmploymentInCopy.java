package org.homeward.employment;

import static org.homeward.person.CopyColumn.code;
import static org.homeward.person.CopyColumn.day;
import static org.homeward.person.CopyColumn.number;
import static org.homeward.person.CopyColumn.of;
import static org.homeward.person.CopyColumn.text;
import static org.homeward.person.CopyColumn.yesNo;

import java.util.Arrays;
import java.util.List;
import org.homeward.person.CopyColumn.Kind;
import org.homeward.person.CopyRows;
import org.homeward.person.CopyTable;
import org.homeward.person.PersonCopyPart;
import org.springframework.stereotype.Component;

/** Employment support and the jobs that came of it. */
@Component
class EmploymentInCopy implements PersonCopyPart {

  private final CopyRows rows;

  EmploymentInCopy(CopyRows rows) {
    this.rows = rows;
  }

  @Override
  public String key() {
    return "employment";
  }

  @Override
  public int order() {
    return 600;
  }

  @Override
  public List<CopyTable> tables() {
    return List.of(support(), contacts(), records(), consents(), jobs(), checks());
  }

  private CopyTable support() {
    return rows.table(
        "support",
        """
        SELECT c.reference, s.route, s.referred_on, s.accepted_on, s.suitability, s.adviser,
          s.first_contact_on, s.days_to_first_contact, s.last_contact_on, s.quiet_since,
          s.first_employer_contact_on, s.profile_on, s.plan_on, s.track, s.better_off,
          s.better_off_home, s.disclosure, s.paused_on, s.look_again_on, s.record_missing,
          s.ended_on, s.end_reason, s.is_open
        FROM employment_support s JOIN pathway_case c ON c.id = s.case_id
        WHERE c.person_id = :person
        """,
        "s.id",
        text("case"),
        code(
            "route",
            code ->
                Arrays.stream(Route.values())
                    .filter(route -> route.code().equals(code) || route.name().equals(code))
                    .map(Route::words)
                    .findFirst()
                    .orElse(code)),
        day("referredOn"),
        day("acceptedOn"),
        text("suitability"),
        of("adviser", Kind.STAFF),
        day("firstContactOn"),
        number("daysToFirstContact"),
        day("lastContactOn"),
        day("quietSince"),
        day("firstEmployerContactOn"),
        day("profileOn"),
        day("planOn"),
        code("track"),
        code("betterOff"),
        code("betterOffHome"),
        code("disclosure"),
        day("pausedOn"),
        day("lookAgainOn"),
        code("recordMissing"),
        day("endedOn"),
        code("endReason"),
        yesNo("open"));
  }

  private CopyTable contacts() {
    return rows.table(
        "contacts",
        """
        SELECT c.reference, k.contact_with, k.contact_on, k.mechanism, k.outcome
        FROM employment_contact k JOIN employment_support s ON s.id = k.support_id
          JOIN pathway_case c ON c.id = s.case_id
        WHERE c.person_id = :person
        """,
        "k.id",
        text("case"),
        code("contactWith"),
        day("contactOn"),
        text("mechanism"),
        code("outcome"));
  }

  private CopyTable records() {
    return rows.table(
        "records",
        """
        SELECT c.reference, r.kind, r.recorded_on, r.status, r.weekly_hours, r.self_employed,
          r.sickness_absence, r.ssp, r.benefit, r.universal_credit, r.esa, r.pip, r.jsa,
          r.other_benefit
        FROM employment_record r JOIN employment_support s ON s.id = r.support_id
          JOIN pathway_case c ON c.id = s.case_id
        WHERE c.person_id = :person
        """,
        "r.id",
        text("case"),
        code("kind"),
        day("recordedOn"),
        code(
            "employmentStatus",
            code ->
                Arrays.stream(EmploymentStatus.values())
                    .filter(status -> status.code().equals(code))
                    .map(EmploymentStatus::words)
                    .findFirst()
                    .orElse(code)),
        text("weeklyHours"),
        text("selfEmployed"),
        text("sicknessAbsence"),
        text("ssp"),
        text("benefit"),
        text("universalCredit"),
        text("esa"),
        text("pip"),
        text("jsa"),
        text("otherBenefit"));
  }

  private CopyTable consents() {
    return rows.table(
        "employerConsents",
        """
        SELECT c.reference, e.decided_on, e.decision
        FROM employment_consent e JOIN employment_support s ON s.id = e.support_id
          JOIN pathway_case c ON c.id = s.case_id
        WHERE c.person_id = :person
        """,
        "e.id",
        text("case"),
        day("decidedOn"),
        code("decision"));
  }

  private CopyTable jobs() {
    return rows.table(
        "jobs",
        """
        SELECT c.reference, j.number, j.kind, j.started_on, j.four_hours_on, j.weekly_hours,
          j.self_employed, j.living_wage, j.ended_on, j.end_reason
        FROM employment_job j JOIN employment_support s ON s.id = j.support_id
          JOIN pathway_case c ON c.id = s.case_id
        WHERE c.person_id = :person
        """,
        "j.id",
        text("case"),
        number("number"),
        code("kind"),
        day("startedOn"),
        day("fourHoursOn"),
        number("hoursAWeek"),
        yesNo("isSelfEmployed"),
        code("livingWage"),
        day("endedOn"),
        code("endReason"));
  }

  private CopyTable checks() {
    return rows.table(
        "jobChecks",
        """
        SELECT c.reference, j.number, k.weeks, k.checked_on, k.in_job, k.weekly_hours
        FROM employment_job_check k JOIN employment_job j ON j.id = k.job_id
          JOIN employment_support s ON s.id = j.support_id JOIN pathway_case c ON c.id = s.case_id
        WHERE c.person_id = :person
        """,
        "k.id",
        text("case"),
        number("number"),
        number("weeks"),
        day("checkedOn"),
        yesNo("inJob"),
        number("hoursAWeek"));
  }
}
