package org.homeward.casefile;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.agency.WorkingCalendar;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Dates;
import org.homeward.web.StatusTag;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says several cases of a person in a few words each, with a fixed number of statements. */
@Component
class CaseGlances {

  private final CaseFiles cases;
  private final CaseLinks links;
  private final CaseAccess access;
  private final CaseAudiences audiences;
  private final CaseSteps steps;
  private final AgencyDirectory agencies;
  private final WorkingCalendar calendar;
  private final Dates dates;
  private final MessageSource messages;
  private final Clock clock;

  CaseGlances(
      CaseFiles cases,
      CaseLinks links,
      CaseAccess access,
      CaseAudiences audiences,
      CaseSteps steps,
      AgencyDirectory agencies,
      WorkingCalendar calendar,
      Dates dates,
      MessageSource messages,
      Clock clock) {
    this.cases = cases;
    this.links = links;
    this.access = access;
    this.audiences = audiences;
    this.steps = steps;
    this.agencies = agencies;
    this.calendar = calendar;
    this.dates = dates;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * The cases linked with a case, open ones first. Of those that the person may not open they see
   * no more than the title and whether it is open.
   */
  List<CaseGlance> linkedWith(CaseFile file, SignedInUser who) {
    List<Long> ids = links.of(file.id());
    if (ids.isEmpty()) {
      return List.of();
    }
    Map<Long, CaseFile> files = cases.all(ids);
    List<CaseFile> inOrder =
        ids.stream()
            .map(files::get)
            .sorted(Comparator.comparing(CaseFile::open).reversed())
            .toList();
    return glances(inOrder, access.readable(who, inOrder), who);
  }

  /** The cases of a person that somebody may open, open ones first. */
  List<CaseGlance> of(long personId, SignedInUser who) {
    List<CaseFile> all = cases.ofPerson(personId);
    Set<Long> readable = access.readable(who, all);
    return glances(
        all.stream().filter(file -> readable.contains(file.id())).toList(), readable, who);
  }

  private List<CaseGlance> glances(List<CaseFile> files, Set<Long> readable, SignedInUser who) {
    Collection<Long> told =
        files.stream()
            .filter(file -> file.open() && readable.contains(file.id()))
            .map(CaseFile::id)
            .toList();
    Map<Long, List<OpenStep>> open = steps.open(told);
    return files.stream()
        .map(
            file ->
                readable.contains(file.id())
                    ? glance(file, known(open.getOrDefault(file.id(), List.of()), who))
                    : outline(file))
        .toList();
  }

  /**
   * The steps of another case that somebody may know of: a partner no more than what it is asked
   * itself, so that it does not learn from it what the case waits for.
   */
  private List<OpenStep> known(List<OpenStep> open, SignedInUser who) {
    String partner = audiences.partnerOf(who);
    return open.stream()
        .filter(step -> partner == null || who.isMemberOf(step.teamCode()))
        .toList();
  }

  private static CaseGlance outline(CaseFile file) {
    return new CaseGlance(
        file.pathwayTitle(), null, null, file.open(), tag(file, List.of()), null, List.of(), null);
  }

  private CaseGlance glance(CaseFile file, List<OpenStep> open) {
    return new CaseGlance(
        file.pathwayTitle(),
        file.reference(),
        "/cases/" + file.reference(),
        file.open(),
        tag(file, open),
        open.isEmpty() ? null : open.getLast().phase(),
        with(open),
        file.open() ? null : outcome(file));
  }

  private String outcome(CaseFile file) {
    return file.outcome() + ". " + say("case.closed-on", dates.day(file.closedAt()));
  }

  private static StatusTag tag(CaseFile file, List<OpenStep> open) {
    if (!file.open()) {
      return StatusTag.CLOSED;
    }
    return open.stream().anyMatch(OpenStep::escalation) ? StatusTag.ESCALATED : null;
  }

  /** Each team once, for as long as it has had the oldest of its tasks. */
  private List<String> with(List<OpenStep> open) {
    Map<String, Instant> since = new LinkedHashMap<>();
    open.stream()
        .filter(step -> !step.completing())
        .forEach(step -> since.putIfAbsent(step.teamCode(), step.createdAt()));
    return since.entrySet().stream().map(team -> with(team.getKey(), team.getValue())).toList();
  }

  private String with(String teamCode, Instant since) {
    Team team = agencies.team(teamCode).orElse(null);
    int days =
        calendar.workingDaysBetween(
            since, clock.instant(), team == null ? null : team.agencyCode());
    return say(
        "case.glance.with", team == null ? teamCode : team.name(), days, dates.dayInWords(since));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
