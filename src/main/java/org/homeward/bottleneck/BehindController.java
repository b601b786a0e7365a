package org.homeward.bottleneck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.agency.WorkingCalendar;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseAccess;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseSteps;
import org.homeward.casefile.CaseWords;
import org.homeward.casefile.OpenStep;
import org.homeward.identity.Accounts;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.person.People;
import org.homeward.person.PersonView;
import org.homeward.report.ReportPages;
import org.homeward.report.Scope;
import org.homeward.report.Scopes;
import org.homeward.web.Dates;
import org.homeward.web.DayCursor;
import org.homeward.web.NotFoundException;
import org.homeward.web.StatusTag;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The people behind a number: those who wait at a step, longest first. */
@Controller
class BehindController {

  private static final int PAGE = 25;

  private final Scopes scopes;
  private final Figures figures;
  private final ReportPages pages;
  private final PathwayCatalogue pathways;
  private final CaseFiles cases;
  private final CaseAccess access;
  private final CaseSteps steps;
  private final CaseWords words;
  private final People people;
  private final Accounts accounts;
  private final AgencyDirectory agencies;
  private final AuditTrail audit;
  private final Dates dates;
  private final MessageSource messages;

  BehindController(
      Scopes scopes,
      Figures figures,
      ReportPages pages,
      PathwayCatalogue pathways,
      CaseFiles cases,
      CaseAccess access,
      CaseSteps steps,
      CaseWords words,
      People people,
      Accounts accounts,
      AgencyDirectory agencies,
      AuditTrail audit,
      Dates dates,
      MessageSource messages) {
    this.scopes = scopes;
    this.figures = figures;
    this.pages = pages;
    this.pathways = pathways;
    this.cases = cases;
    this.access = access;
    this.steps = steps;
    this.words = words;
    this.people = people;
    this.accounts = accounts;
    this.agencies = agencies;
    this.audit = audit;
    this.dates = dates;
    this.messages = messages;
  }

  /** One person who waits. */
  record Line(
      String href,
      String reference,
      String personName,
      String identifier,
      String with,
      String since,
      String due,
      StatusTag tag) {}

  private record Found(Figures.Task task, OpenStep step, CaseFile file) {}

  @GetMapping("/bottlenecks/{pathwayId}/{step}")
  @OpenTo(Permission.BOTTLENECKS)
  String behind(
      @PathVariable String pathwayId,
      @PathVariable String step,
      @RequestParam(required = false) String of,
      @RequestParam(required = false) String days,
      @RequestParam(required = false) String after,
      Model model) {
    Pathway found =
        pathways
            .current(pathwayId)
            .orElseThrow(() -> new NotFoundException("pathway " + pathwayId));
    SignedInUser me = CurrentUser.require();
    Scope scope = scopes.of(me, of, days);
    Figures.Place place = new Figures.Place(pathwayId, step);
    if (!found.steps().containsKey(step) && !figures.known(scope, place)) {
      throw new NotFoundException("step " + step);
    }
    List<Figures.Task> tasks =
        figures.tasks(scope, place, DayCursor.of(after).orElse(null), PAGE + 1);
    boolean more = tasks.size() > PAGE;
    List<Figures.Task> shown = more ? tasks.subList(0, PAGE) : tasks;
    pages.show(scope, model, Measure.values());
    model.addAttribute("pathway", found);
    model.addAttribute("step", found.steps().get(step));
    model.addAttribute("people", lines(shown, me));
    model.addAttribute("all", address("/bottlenecks/{pathwayId}", scope, pathwayId, step, null));
    model.addAttribute(
        "more",
        more
            ? address(
                "/bottlenecks/{pathwayId}/{step}",
                scope,
                pathwayId,
                step,
                new DayCursor(shown.getLast().createdOn(), shown.getLast().taskKey()))
            : null);
    return "bottleneck/behind";
  }

  private static String address(
      String path, Scope scope, String pathwayId, String step, DayCursor after) {
    UriComponentsBuilder address = Scopes.with(UriComponentsBuilder.fromPath(path), scope);
    if (after != null) {
      address.queryParam("after", after.toString());
    }
    return address
        .encode()
        .buildAndExpand(Map.of("pathwayId", pathwayId, "step", step))
        .toUriString();
  }

  private List<Line> lines(List<Figures.Task> tasks, SignedInUser me) {
    Map<Long, CaseFile> files =
        cases.all(tasks.stream().map(Figures.Task::caseId).collect(Collectors.toSet()));
    // The figures are some seconds behind: a case may have gone to another trust meanwhile.
    Set<Long> readable = access.readable(me, files.values());
    Map<Long, List<OpenStep>> open = steps.open(readable);
    Map<Long, PersonView> persons =
        people.findAll(
            files.values().stream()
                .filter(file -> readable.contains(file.id()))
                .map(CaseFile::personId)
                .collect(Collectors.toSet()));
    List<Found> found = new ArrayList<>();
    for (Figures.Task task : tasks) {
      open.getOrDefault(task.caseId(), List.of()).stream()
          .filter(step -> step.taskKey() == task.taskKey())
          .findFirst()
          .ifPresent(step -> found.add(new Found(task, step, files.get(task.caseId()))));
    }
    Map<String, String> names =
        accounts.namesOf(
            found.stream()
                .map(one -> one.step().assignee())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    audit.listed(me, "bottleneck.people", persons.keySet());
    return found.stream().map(one -> line(one, persons, names, me)).toList();
  }

  private Line line(
      Found found, Map<Long, PersonView> persons, Map<String, String> names, SignedInUser me) {
    OpenStep step = found.step();
    CaseFile file = found.file();
    PersonView person = persons.get(file.personId());
    String team = agencies.team(step.teamCode()).map(Team::name).orElse(step.teamCode());
    boolean late = WorkingCalendar.dayOf(step.dueAt()).isBefore(dates.today());
    return new Line(
        "/cases/" + file.reference(),
        file.reference(),
        person.displayName(),
        words.identifier(person, me),
        step.assignee() == null
            ? say("bottleneck.with.nobody", team)
            : say("bottleneck.with", team, names.getOrDefault(step.assignee(), step.assignee())),
        dates.day(found.task().createdOn()),
        say(late ? "bottleneck.was-due" : "bottleneck.due", dates.day(step.dueAt())),
        late ? StatusTag.OVERDUE : null);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
