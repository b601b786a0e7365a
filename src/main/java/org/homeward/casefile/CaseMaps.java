package org.homeward.casefile;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Role;
import org.homeward.agency.Team;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseMap.Mark;
import org.homeward.casefile.CasePath.FinishedStep;
import org.homeward.identity.Accounts;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.pathway.PathwayMaps;
import org.homeward.pathway.diagram.Diagram;
import org.homeward.web.Dates;
import org.homeward.web.StatusTag;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says and draws where a case stands in its process. */
@Component
class CaseMaps {

  /** Finished tasks that are listed one by one. */
  static final int MOST_DONE = 100;

  private final PathwayCatalogue pathways;
  private final PathwayMaps maps;
  private final CaseSteps steps;
  private final CasePath path;
  private final CaseActs acts;
  private final CaseAudiences audiences;
  private final Accounts accounts;
  private final AgencyDirectory agencies;
  private final WorkingCalendar calendar;
  private final Dates dates;
  private final MessageSource messages;
  private final Clock clock;

  CaseMaps(
      PathwayCatalogue pathways,
      PathwayMaps maps,
      CaseSteps steps,
      CasePath path,
      CaseActs acts,
      CaseAudiences audiences,
      Accounts accounts,
      AgencyDirectory agencies,
      WorkingCalendar calendar,
      Dates dates,
      MessageSource messages,
      Clock clock) {
    this.pathways = pathways;
    this.maps = maps;
    this.steps = steps;
    this.path = path;
    this.acts = acts;
    this.audiences = audiences;
    this.accounts = accounts;
    this.agencies = agencies;
    this.calendar = calendar;
    this.dates = dates;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * The map of a case.
   *
   * @param file the case; that the person may open it was decided before
   * @param who who looks; what is asked of one partner is not told to another
   */
  CaseMap of(CaseFile file, SignedInUser who) {
    Pathway pathway = pathways.version(file.processDefinitionKey(), file.pathwayId());
    List<Diagram> diagrams = maps.of(file.processDefinitionKey(), file.pathwayId());
    List<FinishedStep> all = path.finished(file.id(), MOST_DONE + 1);
    List<FinishedStep> finished =
        all.stream()
            .limit(MOST_DONE)
            .filter(step -> audiences.mayKnow(who, step.audienceAgency()))
            .toList()
            .reversed();
    List<OpenStep> open =
        file.open()
            ? steps.open(file.id()).stream()
                .filter(step -> !step.completing() && audiences.mayKnow(who, step.audienceAgency()))
                .toList()
            : List.of();
    Map<String, String> names = names(open, finished);
    Set<String> drawn =
        diagrams.stream()
            .flatMap(diagram -> diagram.elements().stream())
            .collect(Collectors.toSet());
    return new CaseMap(
        open.stream().map(step -> open(step, names, drawn)).toList(),
        next(file, pathway, open),
        finished.stream().map(step -> done(step, names)).toList(),
        all.size() > MOST_DONE,
        draw(diagrams, standing(file, pathway, open, finished), open, finished));
  }

  private Map<String, String> names(List<OpenStep> open, List<FinishedStep> finished) {
    Set<String> usernames =
        Stream.concat(
                open.stream().map(OpenStep::assignee),
                finished.stream().map(FinishedStep::finishedBy))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return accounts.namesOf(usernames);
  }

  private CaseMap.OpenLine open(OpenStep step, Map<String, String> names, Set<String> drawn) {
    Team team = agencies.team(step.teamCode()).orElse(null);
    int days =
        calendar.workingDaysBetween(
            step.createdAt(), clock.instant(), team == null ? null : team.agencyCode());
    String since = say("map.since", days, dates.dayInWords(step.createdAt()));
    String due =
        say(
            step.dueAt().isBefore(clock.instant()) ? "map.was-due" : "map.due",
            dates.weekday(step.dueAt()));
    return new CaseMap.OpenLine(
        step.title(),
        who(step.teamCode(), step.assignee(), names),
        say("map.since-and-due", since, due),
        tag(step),
        drawn.contains(step.elementId()) ? "#at-" + step.elementId() : null);
  }

  private StatusTag tag(OpenStep step) {
    if (step.escalation()) {
      return StatusTag.ESCALATED;
    }
    return step.dueAt().isBefore(clock.instant()) ? StatusTag.OVERDUE : null;
  }

  private CaseMap.DoneLine done(FinishedStep step, Map<String, String> names) {
    return new CaseMap.DoneLine(
        step.title(),
        who(step.teamCode(), step.finishedBy(), names),
        dates.momentInWords(step.finishedAt()),
        step.finishedAt().toString());
  }

  private String who(String teamCode, String username, Map<String, String> names) {
    String team = agencies.team(teamCode).map(Team::name).orElse(teamCode);
    return username == null
        ? team
        : say("map.person-of-team", names.getOrDefault(username, username), team);
  }

  private List<String> next(CaseFile file, Pathway pathway, List<OpenStep> open) {
    if (!file.open()) {
      return List.of();
    }
    Set<String> now = open.stream().map(OpenStep::elementId).collect(Collectors.toSet());
    Set<String> next = new LinkedHashSet<>();
    open.stream()
        .map(step -> pathway.steps().get(step.elementId()))
        .filter(step -> step != null && !step.escalation())
        .flatMap(step -> step.next().stream())
        .filter(id -> !now.contains(id))
        .forEach(next::add);
    return next.stream()
        .map(pathway.steps()::get)
        .filter(Objects::nonNull)
        .map(
            step ->
                step.role() == null
                    ? step.title()
                    : say("map.next", step.title(), Role.titleOf(step.role())))
        .toList();
  }

  private CaseMarks.Standing standing(
      CaseFile file, Pathway pathway, List<OpenStep> open, List<FinishedStep> finished) {
    Map<String, Boolean> openElements = new HashMap<>();
    open.forEach(step -> openElements.merge(step.elementId(), step.escalation(), (a, b) -> a || b));
    Set<String> reported = acts.reported(file.id());
    boolean cutShort =
        pathway.events().stream()
            .filter(event -> reported.contains(event.elementId()))
            .anyMatch(event -> !event.ends().isEmpty() && event.whileOpen().isEmpty());
    return new CaseMarks.Standing(
        openElements,
        finished.stream().map(FinishedStep::elementId).collect(Collectors.toSet()),
        reported,
        !file.open() && !cutShort);
  }

  private List<CaseMap.Drawn> draw(
      List<Diagram> diagrams,
      CaseMarks.Standing standing,
      List<OpenStep> open,
      List<FinishedStep> finished) {
    CaseMarks marks = new CaseMarks(diagrams, standing);
    Map<Mark, String> badges = new EnumMap<>(Mark.class);
    badges.put(Mark.NOW, say("map.badge.now"));
    badges.put(Mark.ESCALATED, say("map.badge.escalated"));
    badges.put(Mark.DONE, say("map.badge.done"));
    Map<String, String> places = new LinkedHashMap<>();
    for (int i = 0; i < diagrams.size(); i++) {
      places.putIfAbsent(diagrams.get(i).elementId(), "#map-" + (i + 1));
    }
    Map<String, Integer> several = new HashMap<>();
    open.forEach(step -> several.merge(step.elementId(), 1, Integer::sum));
    List<CaseMap.Drawn> drawn = new ArrayList<>();
    for (Diagram diagram : diagrams) {
      drawn.add(
          new CaseMap.Drawn(
              diagram,
              describe(diagram, marks.marks(), open, finished),
              marks.marks(),
              marks.passed(),
              parts(diagram, places),
              badges,
              several));
    }
    return drawn;
  }

  private static List<CaseMap.Part> parts(Diagram diagram, Map<String, String> places) {
    return diagram.shapes().stream()
        .filter(shape -> places.containsKey(inside(shape)))
        .map(
            shape ->
                new CaseMap.Part(
                    shape.name() == null ? inside(shape) : shape.name(), places.get(inside(shape))))
        .toList();
  }

  private static String inside(Diagram.Shape shape) {
    return shape.calls() == null ? shape.elementId() : shape.calls();
  }

  private String describe(
      Diagram diagram, Map<String, Mark> marks, List<OpenStep> open, List<FinishedStep> finished) {
    Set<String> here = diagram.elements();
    String now =
        Stream.of(titles(open, here, OpenStep::elementId, OpenStep::title), atWork(diagram, marks))
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining("; "));
    String done = titles(finished, here, FinishedStep::elementId, FinishedStep::title);
    return Stream.of(
            now.isEmpty() ? say("map.describe.nothing") : say("map.describe.now", now),
            done.isEmpty() ? null : say("map.describe.done", done),
            say("map.describe.list"))
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }

  /** What is drawn apart and has an open task inside. */
  private static String atWork(Diagram diagram, Map<String, Mark> marks) {
    return diagram.shapes().stream()
        .filter(shape -> shape.name() != null && marks.get(shape.elementId()) == Mark.NOW)
        .filter(shape -> shape.frame() || shape.kind() == Diagram.Kind.CALL)
        .map(Diagram.Shape::name)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private static <T> String titles(
      Collection<T> steps, Set<String> here, Function<T, String> id, Function<T, String> title) {
    return steps.stream()
        .filter(step -> here.contains(id.apply(step)))
        .map(title)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
