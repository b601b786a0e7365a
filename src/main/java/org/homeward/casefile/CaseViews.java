package org.homeward.casefile;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Role;
import org.homeward.agency.Team;
import org.homeward.agency.WorkingCalendar;
import org.homeward.identity.Accounts;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.person.People;
import org.homeward.person.PersonView;
import org.homeward.web.Dates;
import org.homeward.web.PersonBar;
import org.homeward.web.ProcessStep;
import org.homeward.web.StatusTag;
import org.homeward.web.TaskRow;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says a case in words. Reads MySQL only. */
@Component
public class CaseViews {

  private final CaseSteps steps;
  private final CaseAudiences audiences;
  private final PathwayCatalogue pathways;
  private final People people;
  private final AgencyDirectory agencies;
  private final Accounts accounts;
  private final WorkingCalendar calendar;
  private final CaseWords words;
  private final List<CaseSummaryPart> parts;
  private final Dates dates;
  private final MessageSource messages;
  private final Clock clock;

  CaseViews(
      CaseSteps steps,
      CaseAudiences audiences,
      PathwayCatalogue pathways,
      People people,
      AgencyDirectory agencies,
      Accounts accounts,
      WorkingCalendar calendar,
      CaseWords words,
      List<CaseSummaryPart> parts,
      Dates dates,
      MessageSource messages,
      Clock clock) {
    this.steps = steps;
    this.audiences = audiences;
    this.pathways = pathways;
    this.people = people;
    this.agencies = agencies;
    this.accounts = accounts;
    this.calendar = calendar;
    this.words = words;
    this.parts = parts;
    this.dates = dates;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * A case as one person may see it.
   *
   * @param file the case; whether the person may open it was decided before
   * @param who who looks; only their own teams' tasks become links
   */
  public CaseView of(CaseFile file, SignedInUser who) {
    Pathway pathway = pathways.version(file.processDefinitionKey(), file.pathwayId());
    List<OpenStep> all = steps.open(file.id());
    List<OpenStep> open =
        all.stream().filter(step -> audiences.mayKnow(who, step.audienceAgency())).toList();
    Set<String> finished = steps.finished(file.id());
    PersonView person = people.find(file.personId()).orElseThrow();
    String ward =
        file.wardTeamCode() == null
            ? null
            : agencies.team(file.wardTeamCode()).map(Team::name).orElse(null);
    List<CaseSummaryPart.Summary> told =
        parts.stream().map(part -> part.summary(file, who)).toList();
    CaseSummaryPart.Departure departure =
        told.stream()
            .map(CaseSummaryPart.Summary::departure)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    PersonBar bar =
        PersonBar.of(
            person.fullName(),
            person.dateOfBirth(),
            person.nhsNumber() == null ? null : person.nhsNumber().digits(),
            departure == null || ward == null ? ward : say("case.where.left.short", ward),
            file.reference(),
            dates.today());
    List<ProcessStep> phases = phases(file, pathway, all, finished);
    return new CaseView(
        file,
        words.seesNhsNumbers(who) ? bar : bar.withoutNhsNumber(),
        tag(file, open, phases, departure != null),
        where(ward, departure),
        whereMore(file),
        ready(file, departure),
        readyMore(file, departure),
        departure != null,
        whoHasIt(file, open),
        open.size() < all.size(),
        next(file, pathway, open),
        person.isDeceased(),
        person.phone(),
        told.stream().flatMap(part -> part.rows().stream()).toList(),
        phases,
        openSteps(open, who));
  }

  /**
   * Whom a case is about, for pages that need no more of it; one statement.
   *
   * @param file the case; whether the person may open it was decided before
   * @param who who looks
   */
  public PersonBar person(CaseFile file, SignedInUser who) {
    return person(file, people.find(file.personId()).orElseThrow(), who);
  }

  /** The bar above pages about a case that need no more of it. */
  PersonBar person(CaseFile file, PersonView person, SignedInUser who) {
    String ward = agencies.team(file.wardTeamCode()).map(Team::name).orElse(null);
    PersonBar bar =
        PersonBar.of(
            person.fullName(),
            person.dateOfBirth(),
            person.nhsNumber() == null ? null : person.nhsNumber().digits(),
            ward,
            file.reference(),
            dates.today());
    return words.seesNhsNumbers(who) ? bar : bar.withoutNhsNumber();
  }

  /**
   * A case that is past its beginning, and not about leaving a ward, needs no tag: it has phases.
   */
  private static StatusTag tag(
      CaseFile file, List<OpenStep> open, List<ProcessStep> phases, boolean left) {
    if (!file.open()) {
      return StatusTag.CLOSED;
    }
    if (open.stream().anyMatch(OpenStep::escalation)) {
      return StatusTag.ESCALATED;
    }
    if (left) {
      return null;
    }
    if (file.readySince() != null) {
      return StatusTag.READY_AND_WAITING;
    }
    boolean begins = !phases.isEmpty() && phases.getFirst().state() == ProcessStep.State.NOW;
    return begins ? StatusTag.PLANNING : null;
  }

  private String where(String ward, CaseSummaryPart.Departure departure) {
    if (departure == null) {
      return ward;
    }
    return ward == null
        ? say("case.where.left.day", dates.day(departure.on()))
        : say("case.where.left", ward, dates.day(departure.on()));
  }

  private String whereMore(CaseFile file) {
    String borough =
        file.boroughCode() == null
            ? null
            : agencies.borough(file.boroughCode()).map(b -> b.name()).orElse(null);
    String trust =
        file.trustCode() == null
            ? null
            : agencies.agency(file.trustCode()).map(Agency::name).orElse(null);
    String home = borough == null ? null : say("case.where.home", borough);
    String both = Stream.of(trust, home).filter(Objects::nonNull).collect(Collectors.joining(". "));
    return both.isEmpty() ? null : both;
  }

  private String ready(CaseFile file, CaseSummaryPart.Departure departure) {
    if (departure != null) {
      return words.days(departure.daysReady());
    }
    return file.readySince() == null ? null : words.days(words.daysReady(file));
  }

  private String readyMore(CaseFile file, CaseSummaryPart.Departure departure) {
    if (departure != null) {
      return say("case.ready.until", dates.day(departure.on()));
    }
    return file.readySince() == null ? null : say("case.ready.since", dates.day(file.readySince()));
  }

  /** Each team that has something to do, longest waiting first. */
  private List<CaseView.Holder> whoHasIt(CaseFile file, List<OpenStep> open) {
    if (!file.open()) {
      return List.of();
    }
    Map<String, List<OpenStep>> byTeam = new LinkedHashMap<>();
    open.stream()
        .filter(step -> !step.completing())
        .forEach(step -> byTeam.computeIfAbsent(step.teamCode(), t -> new ArrayList<>()).add(step));
    Map<String, String> names =
        accounts.namesOf(
            open.stream()
                .map(OpenStep::assignee)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    return byTeam.entrySet().stream()
        .map(team -> holder(team.getKey(), team.getValue(), names))
        .toList();
  }

  private CaseView.Holder holder(String teamCode, List<OpenStep> held, Map<String, String> names) {
    Team team = agencies.team(teamCode).orElse(null);
    OpenStep oldest = held.getFirst();
    String persons =
        held.stream()
            .map(OpenStep::assignee)
            .filter(Objects::nonNull)
            .distinct()
            .map(name -> names.getOrDefault(name, name))
            .collect(Collectors.joining(", "));
    String what = held.stream().map(OpenStep::title).distinct().collect(Collectors.joining("; "));
    String name = team == null ? teamCode : team.name();
    return new CaseView.Holder(
        teamCode,
        persons.isEmpty() ? name : say("case.with.person", name, persons),
        what,
        heldFor(oldest.createdAt(), team));
  }

  private String heldFor(Instant since, Team team) {
    int days =
        calendar.workingDaysBetween(
            since, clock.instant(), team == null ? null : team.agencyCode());
    return say("case.with.since", days, dates.dayInWords(since));
  }

  private List<String> next(CaseFile file, Pathway pathway, List<OpenStep> open) {
    if (!file.open() || open.isEmpty()) {
      return List.of();
    }
    Set<String> now = open.stream().map(OpenStep::elementId).collect(Collectors.toSet());
    Set<String> next = new LinkedHashSet<>();
    for (OpenStep step : open) {
      Pathway.Step known = pathway.steps().get(step.elementId());
      if (known != null && !known.escalation()) {
        known.next().stream().filter(id -> !now.contains(id)).forEach(next::add);
      }
    }
    if (next.isEmpty()) {
      return List.of(say("case.next.close"));
    }
    // What brings the case on comes first, what leads round again after it.
    int reached =
        open.stream()
            .map(step -> pathway.steps().get(step.elementId()))
            .filter(Objects::nonNull)
            .mapToInt(step -> pathway.phases().indexOf(step.phase()))
            .max()
            .orElse(0);
    return next.stream()
        .map(pathway.steps()::get)
        .sorted(
            Comparator.comparingInt(
                step -> {
                  int further = pathway.phases().indexOf(step.phase()) - reached;
                  return further > 0 ? further : Integer.MAX_VALUE + further;
                }))
        .map(
            step ->
                step.role() == null
                    ? step.title()
                    : say("case.next.step", step.title(), Role.titleOf(step.role())))
        // The same question can stand at several places of a diagram.
        .distinct()
        .limit(3)
        .toList();
  }

  private static List<ProcessStep> phases(
      CaseFile file, Pathway pathway, List<OpenStep> open, Set<String> finished) {
    String beside = pathway.phaseBeside();
    int now = -1;
    for (OpenStep step : open) {
      now =
          Math.max(
              now,
              Objects.equals(step.phase(), beside) ? -1 : pathway.phases().indexOf(step.phase()));
    }
    Set<String> past = new HashSet<>();
    finished.stream()
        .map(pathway.steps()::get)
        .filter(Objects::nonNull)
        .forEach(step -> past.add(step.phase()));
    boolean runsBeside =
        beside != null && open.stream().anyMatch(step -> beside.equals(step.phase()));
    if (now < 0 && runsBeside) {
      now = pathway.phases().indexOf(beside);
    }
    if (now < 0) {
      for (String phase : past) {
        now = Math.max(now, Objects.equals(phase, beside) ? -1 : pathway.phases().indexOf(phase));
      }
    }
    List<ProcessStep> phases = new ArrayList<>();
    for (int i = 0; i < pathway.phases().size(); i++) {
      boolean isBeside = pathway.phases().get(i).equals(beside);
      if (isBeside && !runsBeside && !past.contains(beside)) {
        // Most cases never have it.
        continue;
      }
      ProcessStep.State state;
      if (i < now || !file.open() && i <= now || isBeside && !runsBeside) {
        state = ProcessStep.State.DONE;
      } else if (file.open() && i == Math.max(now, 0)) {
        state = ProcessStep.State.NOW;
      } else {
        state = ProcessStep.State.LATER;
      }
      phases.add(new ProcessStep(pathway.phases().get(i), state));
    }
    return phases;
  }

  private List<TaskRow> openSteps(List<OpenStep> open, SignedInUser who) {
    Instant now = clock.instant();
    return open.stream()
        .map(
            step ->
                new TaskRow(
                    step.title(),
                    who.isMemberOf(step.teamCode()) ? "/tasks/" + step.taskKey() : null,
                    say(
                        step.dueAt().isBefore(now) ? "case.step.was-due" : "case.step.due",
                        agencies.team(step.teamCode()).map(Team::name).orElse(step.teamCode()),
                        dates.weekday(step.dueAt())),
                    stepTag(step, now),
                    step.assignee() == null ? say("case.step.waiting") : say("case.step.taken")))
        .toList();
  }

  private static StatusTag stepTag(OpenStep step, Instant now) {
    if (step.completing()) {
      return StatusTag.COMPLETING;
    }
    if (step.dueAt().isBefore(now)) {
      return StatusTag.OVERDUE;
    }
    return step.escalation() ? StatusTag.ESCALATED : null;
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
