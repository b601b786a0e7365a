package org.homeward.casefile;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.camunda.EngineCommand;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.camunda.EngineOutbox;
import org.homeward.form.FeelExpression;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormDefinition;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.person.People;
import org.homeward.web.Dates;
import org.springframework.stereotype.Component;

/**
 * Job type {@code case.start-linked}: starts a case of another {@code pathway} for the same person,
 * or joins the one that is open, unless the header {@code joinWhen} (FEEL over the other case's
 * facts) says that it is not to be joined. The case that is joined hears the message of the header
 * {@code tellJoined}. A new case takes over the facts that its start form asks for. Returns {@code
 * linkedReference}; null for a person who has died, for whom nothing is started.
 */
@Component
class StartingLinkedCase implements EngineJobHandler {

  private static final String GIVES = "linkedReference";

  /** Facts that say where a case belongs; the case itself knows them best. */
  private static final String WARD = "ward";

  private static final String BOROUGH = "borough";

  private final CaseFiles cases;
  private final CaseRepository repository;
  private final CaseFacts facts;
  private final CaseLinks links;
  private final StartingCase starting;
  private final PathwayCatalogue pathways;
  private final FormCatalogue forms;
  private final AgencyDirectory agencies;
  private final People people;
  private final Timeline timeline;
  private final EngineOutbox outbox;
  private final Dates dates;

  StartingLinkedCase(
      CaseFiles cases,
      CaseRepository repository,
      CaseFacts facts,
      CaseLinks links,
      StartingCase starting,
      PathwayCatalogue pathways,
      FormCatalogue forms,
      AgencyDirectory agencies,
      People people,
      Timeline timeline,
      EngineOutbox outbox,
      Dates dates) {
    this.cases = cases;
    this.repository = repository;
    this.facts = facts;
    this.links = links;
    this.starting = starting;
    this.pathways = pathways;
    this.forms = forms;
    this.agencies = agencies;
    this.people = people;
    this.timeline = timeline;
    this.outbox = outbox;
    this.dates = dates;
  }

  @Override
  public String type() {
    return "case.start-linked";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    CaseFile from = cases.find(job.caseReference()).orElseThrow();
    Pathway pathway = pathway(job, from);
    // The person is the lock: for "one open case of a kind", for links, and for the job's own
    // visit.
    repository.lockPerson(from.personId());
    Optional<CaseLinks.Visit> before = links.visited(from.id(), job.elementInstanceKey());
    if (before.isPresent()) {
      return gives(before.get().otherCaseId());
    }
    Map<String, Object> known = facts.of(from.id(), job.text("taskSubject"));
    Long other =
        mayStart(job, from, pathway, known) ? joinOrStart(job, from, pathway, known) : null;
    links.remember(from.id(), job.elementInstanceKey(), other);
    return gives(other);
  }

  /** It may have told its other cases already what this one waits for. */
  private void tellJoined(EngineJob job, CaseFile joined) {
    String message = job.headers().get("tellJoined");
    if (message != null && !message.isBlank()) {
      String id = job.caseReference() + "-" + job.elementInstanceKey() + "-joined";
      outbox.append(
          joined.reference(),
          new EngineCommand.PublishMessage(message, joined.reference(), id, Map.of()));
    }
  }

  private Map<String, Object> gives(Long caseId) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(GIVES, caseId == null ? null : cases.get(caseId).reference());
    return variables;
  }

  private Pathway pathway(EngineJob job, CaseFile from) {
    String id = job.headers().getOrDefault("pathway", job.text("pathway"));
    if (id == null || id.equals(from.pathwayId())) {
      throw new IllegalStateException(
          job.elementId() + " must name another pathway to start, not " + id);
    }
    return pathways
        .current(id)
        .orElseThrow(() -> new IllegalStateException("There is no pathway " + id + " to start"));
  }

  /**
   * Whether the person lives and, where the step says what must be true first, above all that they
   * agree, that is known to be so. What was not started is said in the timeline.
   */
  private boolean mayStart(
      EngineJob job, CaseFile from, Pathway pathway, Map<String, Object> known) {
    if (hasDied(from, known)) {
      return false;
    }
    String condition = job.headers().get("startWhen");
    if (condition == null || condition.isBlank()) {
      return true;
    }
    Map<String, Object> variables = new HashMap<>(known);
    variables.put("today", dates.today());
    boolean holds = FeelExpression.parse(condition).test(variables).orElse(false);
    if (!holds) {
      timeline.add(
          from.id(),
          TimelineEntry.Kind.CASE,
          "Not started: " + pathway.title(),
          job.headers().get("notStarted"),
          Timeline.Actor.HOMEWARD);
    }
    return holds;
  }

  /** Also when the death was reported and the job that records it has not come yet. */
  private boolean hasDied(CaseFile from, Map<String, Object> known) {
    return known.get(RecordingDeath.DATE_OF_DEATH) != null
        || people.find(from.personId()).orElseThrow().isDeceased();
  }

  private long joinOrStart(
      EngineJob job, CaseFile from, Pathway pathway, Map<String, Object> known) {
    Optional<CaseFile> open =
        repository.lockOpen(from.personId(), pathway.id()).stream()
            .sorted(Comparator.reverseOrder())
            .filter(id -> mayJoin(job.headers().get("joinWhen"), id))
            .map(cases::get)
            .findFirst();
    if (open.isPresent()) {
      join(from, open.get());
      tellJoined(job, open.get());
      return open.get().id();
    }
    FormDefinition form = forms.form(pathway.startForm());
    Map<String, Object> answers = answers(form, from, known);
    return starting
        .openFrom(
            submission(job),
            pathway,
            from,
            place(from, answers),
            answers,
            form.engineAnswers(answers))
        .id();
  }

  /** Only what is plainly false keeps from joining: a fact that is not known yet does not. */
  private boolean mayJoin(String condition, long caseId) {
    if (condition == null || condition.isBlank()) {
      return true;
    }
    Map<String, Object> variables = new HashMap<>(facts.of(caseId));
    variables.put("today", dates.today());
    return FeelExpression.parse(condition).test(variables).orElse(true);
  }

  private void join(CaseFile from, CaseFile other) {
    if (links.link(from.id(), other.id())) {
      note(from, other);
      note(other, from);
    }
  }

  private void note(CaseFile file, CaseFile other) {
    timeline.add(
        file.id(),
        TimelineEntry.Kind.CASE,
        "Linked with case " + other.reference(),
        other.pathwayTitle(),
        Timeline.Actor.HOMEWARD);
  }

  private static Map<String, Object> answers(
      FormDefinition form, CaseFile from, Map<String, Object> known) {
    Map<String, Object> all = new HashMap<>(known);
    putIfKnown(all, WARD, from.wardTeamCode());
    putIfKnown(all, BOROUGH, from.boroughCode());
    Map<String, Object> asked = new LinkedHashMap<>();
    for (String key : form.keys()) {
      if (all.get(key) != null) {
        asked.put(key, all.get(key));
      }
    }
    return asked;
  }

  private static void putIfKnown(Map<String, Object> facts, String key, String value) {
    if (value != null) {
      facts.put(key, value);
    }
  }

  /** The same borough and trust; the ward only if the pathway asks for it. */
  private CasePlace place(CaseFile from, Map<String, Object> answers) {
    String ward = (String) answers.get(WARD);
    String trust = agencies.team(ward).map(Team::agencyCode).orElse(from.trustCode());
    return new CasePlace(from.boroughCode(), trust, ward);
  }

  /** The same for each try of a visit. */
  private static String submission(EngineJob job) {
    String visit = job.type() + " " + job.caseReference() + " " + job.elementInstanceKey();
    return UUID.nameUUIDFromBytes(visit.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
