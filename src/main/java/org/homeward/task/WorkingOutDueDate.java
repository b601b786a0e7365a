package org.homeward.task;

import java.time.Clock;
import java.util.Map;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.CaseLocation;
import org.homeward.agency.Target;
import org.homeward.agency.Team;
import org.homeward.agency.WorkingCalendar;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.springframework.stereotype.Component;

/**
 * Job type {@code calendar.due}: the day on which a {@code target} ("5 working days") that begins
 * now is due, by the calendar of {@code taskAgency} or else of the agency whose team answers for
 * {@code role}, in the service {@code taskService} if that is given. Returns {@code dueOn}, for
 * timers. Input comes from variables, or from headers where it is always the same.
 */
@Component
class WorkingOutDueDate implements EngineJobHandler {

  private final CaseFiles cases;
  private final AgencyDirectory agencies;
  private final WorkingCalendar calendar;
  private final Clock clock;

  WorkingOutDueDate(
      CaseFiles cases, AgencyDirectory agencies, WorkingCalendar calendar, Clock clock) {
    this.cases = cases;
    this.agencies = agencies;
    this.calendar = calendar;
    this.clock = clock;
  }

  @Override
  public String type() {
    return "calendar.due";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    Target target = Target.parse(given(job, "target"));
    String agency = given(job, "taskAgency");
    if (agency == null) {
      agency = responsible(job, cases.find(job.caseReference()).orElseThrow());
    }
    return Map.of(
        "dueOn", WorkingCalendar.dayOf(calendar.due(clock.instant(), target, agency)).toString());
  }

  private static String given(EngineJob job, String name) {
    String variable = job.text(name);
    return variable == null ? job.headers().get(name) : variable;
  }

  /** Without a team only weekends and bank holidays count. */
  private String responsible(EngineJob job, CaseFile file) {
    String role = given(job, "role");
    return role == null
        ? null
        : agencies
            .responsibleTeam(
                role,
                given(job, "taskService"),
                new CaseLocation(file.boroughCode(), file.trustCode(), file.wardTeamCode()))
            .map(Team::agencyCode)
            .orElse(null);
  }
}
