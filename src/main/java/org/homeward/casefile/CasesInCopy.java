package org.homeward.casefile;

import static org.homeward.person.CopyColumn.code;
import static org.homeward.person.CopyColumn.day;
import static org.homeward.person.CopyColumn.moment;
import static org.homeward.person.CopyColumn.of;
import static org.homeward.person.CopyColumn.text;
import static org.homeward.person.CopyColumn.yesNo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.homeward.audit.AuditedTasks;
import org.homeward.form.AnswerLine;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormField;
import org.homeward.person.CopyColumn.Kind;
import org.homeward.person.CopyRows;
import org.homeward.person.CopyTable;
import org.homeward.person.PersonCopyPart;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Cases: how they went, what was answered in them word for word, and who was told. */
@Component
class CasesInCopy implements PersonCopyPart {

  private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

  private final CopyRows rows;
  private final FormCatalogue forms;
  private final FormContexts contexts;
  private final AuditedTasks tasks;
  private final JsonMapper json;

  CasesInCopy(
      CopyRows rows,
      FormCatalogue forms,
      FormContexts contexts,
      AuditedTasks tasks,
      JsonMapper json) {
    this.rows = rows;
    this.forms = forms;
    this.contexts = contexts;
    this.tasks = tasks;
    this.json = json;
  }

  @Override
  public String key() {
    return "cases";
  }

  @Override
  public int order() {
    return 200;
  }

  @Override
  public List<CopyTable> tables() {
    return List.of(
        cases(),
        teams(),
        acts(),
        facts(),
        timeline(),
        links(),
        notices(),
        told(),
        toldPeople(),
        read());
  }

  private CopyTable cases() {
    return rows.table(
        "cases",
        """
        SELECT c.reference, c.pathway_title, c.status, c.outcome, c.borough_code, c.trust_code,
          c.ward_team_code, c.ready_since, c.started_at, c.started_by, c.closed_at
        FROM pathway_case c WHERE c.person_id = :person
        """,
        "c.id",
        text("case"),
        text("pathway"),
        code("status"),
        text("outcome"),
        of("borough", Kind.BOROUGH),
        of("trust", Kind.AGENCY),
        of("ward", Kind.TEAM),
        day("readySince"),
        moment("startedAt"),
        of("startedBy", Kind.STAFF),
        moment("closedAt"));
  }

  private CopyTable teams() {
    return rows.table(
        "teams",
        """
        SELECT c.reference, t.team_code, t.running, t.over_at
        FROM case_team t JOIN pathway_case c ON c.id = t.case_id WHERE c.person_id = :person
        """,
        "t.case_id, t.team_code",
        text("case"),
        of("team", Kind.TEAM),
        yesNo("running"),
        moment("overAt"));
  }

  private CopyTable acts() {
    return rows.workedOut(
        "answers",
        """
        SELECT c.reference, a.at, a.display_name, a.agency_name, a.kind, a.task_key, a.element_id,
          a.subject, a.form_id, a.answers
        FROM case_act a JOIN pathway_case c ON c.id = a.case_id WHERE c.person_id = :person
        """,
        "a.at, a.id",
        List.of(
            Kind.TEXT,
            Kind.MOMENT,
            Kind.TEXT,
            Kind.TEXT,
            Kind.TEXT,
            Kind.NUMBER,
            Kind.TEXT,
            Kind.TEXT,
            Kind.TEXT,
            Kind.TEXT),
        this::answers,
        text("case"),
        moment("at"),
        text("who"),
        text("agency"),
        code("kind"),
        text("on"),
        text("about"),
        of("form", Kind.RAW),
        of("key", Kind.RAW),
        of("asStored", Kind.RAW),
        text("question"),
        text("answer"));
  }

  /** A row for each answer; one without for what was done without answering anything. */
  private List<List<Object>> answers(List<List<Object>> acts) {
    Map<Long, String> titles =
        tasks.titles(
            acts.stream()
                .map(act -> (Long) act.get(5))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    Map<String, Optional<FormDefinition>> asked = new HashMap<>();
    List<List<Object>> rows = new ArrayList<>();
    for (List<Object> act : acts) {
      String formId = (String) act.get(8);
      String what =
          act.get(5) == null
              ? Objects.toString(act.get(6), (String) act.get(4))
              : titles.getOrDefault((Long) act.get(5), (String) act.get(6));
      List<Object> start =
          Arrays.asList(
              act.get(0), act.get(1), act.get(2), act.get(3), act.get(4), what, act.get(7), formId);
      Map<String, Object> answers = json.readValue((String) act.get(9), ANSWERS);
      Map<String, AnswerLine> words =
          words(asked.computeIfAbsent(formId, forms::find).orElse(null), answers);
      if (answers.isEmpty()) {
        rows.add(row(start, null, null, null));
      }
      answers.forEach((key, value) -> rows.add(row(start, key, value, words.get(key))));
    }
    return rows;
  }

  private static List<Object> row(List<Object> start, String key, Object value, AnswerLine words) {
    List<Object> row = new ArrayList<>(start);
    row.add(key);
    row.add(value);
    row.add(words == null ? key : words.label());
    row.add(words == null || words.text() == null ? Objects.toString(value, null) : words.text());
    return row;
  }

  /**
   * Answers in words by key. Also of questions that would not apply now: they were answered.
   *
   * @param form the form, or null if there is none any more
   */
  private Map<String, AnswerLine> words(FormDefinition form, Map<String, Object> answers) {
    Map<String, AnswerLine> words = new HashMap<>();
    if (form != null) {
      for (FormField field : form.fields()) {
        words.put(field.key(), new AnswerLine(field.key(), field.question().label(), null));
      }
      form.describe(answers, contexts.of(answers)).stream()
          .filter(line -> line.text() != null)
          .forEach(line -> words.put(line.key(), line));
    }
    return words;
  }

  private CopyTable facts() {
    return rows.workedOut(
        "latest",
        """
        SELECT c.reference, f.subject, f.name, f.fact
        FROM case_fact f JOIN pathway_case c ON c.id = f.case_id WHERE c.person_id = :person
        """,
        "f.case_id, f.subject, f.name",
        List.of(Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.TEXT),
        this::latest,
        text("case"),
        text("about"),
        of("key", Kind.RAW),
        of("asStored", Kind.RAW),
        text("question"),
        text("answer"));
  }

  private List<List<Object>> latest(List<List<Object>> facts) {
    Map<String, FormDefinition> asking = new HashMap<>();
    forms.forms().forEach(form -> form.keys().forEach(key -> asking.putIfAbsent(key, form)));
    List<List<Object>> rows = new ArrayList<>();
    for (List<Object> fact : facts) {
      String key = (String) fact.get(2);
      Object value = json.readValue((String) fact.get(3), Object.class);
      Map<String, Object> answer = new HashMap<>();
      answer.put(key, value);
      rows.add(
          row(
              Arrays.asList(fact.get(0), fact.get(1)),
              key,
              value,
              words(asking.get(key), answer).get(key)));
    }
    return rows;
  }

  private CopyTable timeline() {
    return rows.table(
        "timeline",
        """
        SELECT c.reference, e.at, e.kind, e.title, e.detail, e.actor_name, e.agency_name,
          e.audience_agency, e.audience_roles, e.audience_agencies
        FROM timeline_entry e JOIN pathway_case c ON c.id = e.case_id WHERE c.person_id = :person
        """,
        "e.at, e.id",
        text("case"),
        moment("at"),
        of("kind", Kind.RAW),
        text("title"),
        text("detail"),
        text("who"),
        text("agency"),
        of("onlyFor", Kind.AGENCY),
        of("onlyForRoles", Kind.RAW),
        of("onlyForAgencies", Kind.RAW));
  }

  private CopyTable links() {
    return rows.table(
        "links",
        """
        SELECT c.reference, o.reference, l.linked_at
        FROM case_link l JOIN pathway_case c ON c.id = l.case_id
          JOIN pathway_case o ON o.id = l.other_case_id AND o.person_id = c.person_id
        WHERE c.person_id = :person
        """,
        "l.case_id, l.other_case_id",
        text("case"),
        text("otherCase"),
        moment("linkedAt"));
  }

  private CopyTable notices() {
    return rows.table(
        "notices",
        """
        SELECT c.reference, n.at, n.title, n.lasting
        FROM case_notice n JOIN pathway_case c ON c.id = n.case_id WHERE c.person_id = :person
        """,
        "n.id",
        text("case"),
        moment("at"),
        text("title"),
        yesNo("lasting"));
  }

  private CopyTable told() {
    return rows.table(
        "told",
        """
        SELECT c.reference, n.title, t.team_code, t.at
        FROM case_notice_team t JOIN case_notice n ON n.id = t.notice_id
          JOIN pathway_case c ON c.id = n.case_id
        WHERE c.person_id = :person
        """,
        "t.notice_id, t.team_code",
        text("case"),
        text("title"),
        of("team", Kind.TEAM),
        moment("at"));
  }

  private CopyTable toldPeople() {
    return rows.table(
        "toldPeople",
        """
        SELECT c.reference, n.title, t.username, t.at
        FROM case_notice_person t JOIN case_notice n ON n.id = t.notice_id
          JOIN pathway_case c ON c.id = n.case_id
        WHERE c.person_id = :person
        """,
        "t.notice_id, t.username",
        text("case"),
        text("title"),
        of("told", Kind.STAFF),
        moment("at"));
  }

  private CopyTable read() {
    return rows.table(
        "readNotices",
        """
        SELECT c.reference, n.title, r.username, r.read_at
        FROM case_notice_read r JOIN case_notice n ON n.id = r.notice_id
          JOIN pathway_case c ON c.id = n.case_id
        WHERE c.person_id = :person
        """,
        "r.notice_id, r.username",
        text("case"),
        text("title"),
        of("readBy", Kind.STAFF),
        moment("at"));
  }
}
