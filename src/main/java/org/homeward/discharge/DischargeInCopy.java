package org.homeward.discharge;

import static org.homeward.person.CopyColumn.code;
import static org.homeward.person.CopyColumn.day;
import static org.homeward.person.CopyColumn.of;
import static org.homeward.person.CopyColumn.text;
import static org.homeward.person.CopyColumn.yesNo;

import java.util.List;
import org.homeward.person.CopyColumn.Kind;
import org.homeward.person.CopyRows;
import org.homeward.person.CopyTable;
import org.homeward.person.PersonCopyPart;
import org.springframework.stereotype.Component;

/** Stays in hospital, readiness to leave and what delayed it. */
@Component
class DischargeInCopy implements PersonCopyPart {

  private final CopyRows rows;

  DischargeInCopy(CopyRows rows) {
    this.rows = rows;
  }

  @Override
  public String key() {
    return "discharge";
  }

  @Override
  public int order() {
    return 400;
  }

  @Override
  public List<CopyTable> tables() {
    return List.of(spells(), wardStays(), readyPeriods(), barriers(), followUps());
  }

  private CopyTable spells() {
    return rows.table(
        "spells",
        """
        SELECT c.reference, s.ward_team_code, s.bed_type, s.admitted_on, s.discharged_on,
          s.discharge_method, s.discharge_destination, s.accommodation_type,
          s.settled_accommodation, s.absent_since, s.voided
        FROM hospital_spell s JOIN pathway_case c ON c.id = s.case_id WHERE c.person_id = :person
        """,
        "s.id",
        text("case"),
        of("ward", Kind.TEAM),
        text("bedType"),
        day("admittedOn"),
        day("dischargedOn"),
        text("dischargeMethod"),
        text("dischargeDestination"),
        text("accommodationType"),
        text("settledAccommodation"),
        day("absentSince"),
        yesNo("voided"));
  }

  private CopyTable wardStays() {
    return rows.table(
        "wardStays",
        """
        SELECT c.reference, w.ward_team_code, w.bed_type, w.started_on, w.ended_on
        FROM ward_stay w JOIN hospital_spell s ON s.id = w.spell_id
          JOIN pathway_case c ON c.id = s.case_id
        WHERE c.person_id = :person
        """,
        "w.id",
        text("case"),
        of("ward", Kind.TEAM),
        text("bedType"),
        day("startedOn"),
        day("endedOn"));
  }

  private CopyTable readyPeriods() {
    return rows.table(
        "readyPeriods",
        """
        SELECT c.reference, r.started_on, r.ended_on, r.delay_reason, r.contributing,
          r.attribution, r.responsible_council, r.end_reason
        FROM ready_period r JOIN hospital_spell s ON s.id = r.spell_id
          JOIN pathway_case c ON c.id = s.case_id
        WHERE c.person_id = :person
        """,
        "r.started_on, r.id",
        text("case"),
        day("startedOn"),
        day("endedOn"),
        code("delayReason", DischargeInCopy::reason),
        text("contributing"),
        code("attribution", code -> Attribution.of(code).map(Attribution::words).orElse(code)),
        of("responsibleCouncil", Kind.AGENCY),
        code("endReason"));
  }

  private static String reason(String code) {
    return DelayReason.of(code).map(DelayReason::description).orElse(code);
  }

  private CopyTable barriers() {
    return rows.table(
        "barriers",
        """
        SELECT c.reference, b.barrier_key, b.title, b.role, b.agency_code, b.shared_with_partner,
          b.origin, b.opened_on, b.in_place_on, b.closed_on, b.outcome
        FROM barrier b JOIN pathway_case c ON c.id = b.case_id WHERE c.person_id = :person
        """,
        "b.id",
        text("case"),
        code("barrier"),
        text("title"),
        of("role", Kind.ROLE),
        of("agency", Kind.AGENCY),
        yesNo("sharedWithPartner"),
        code("origin"),
        day("openedOn"),
        day("inPlaceOn"),
        day("closedOn"),
        code("outcome"));
  }

  private CopyTable followUps() {
    return rows.table(
        "followUps",
        """
        SELECT c.reference, f.contact_on, f.mechanism, f.outcome, f.counts_nationally
        FROM follow_up f JOIN hospital_spell s ON s.id = f.spell_id
          JOIN pathway_case c ON c.id = s.case_id
        WHERE c.person_id = :person
        """,
        "f.id",
        text("case"),
        day("contactOn"),
        text("mechanism"),
        code("outcome"),
        yesNo("countsNationally"));
  }
}
