package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.sql.DataSource;
import org.homeward.casefile.CaseFile;
import org.homeward.form.FormCatalogue;
import org.homeward.form.TextField;
import org.homeward.person.CopyColumn;
import org.homeward.person.CopyTable;
import org.homeward.person.PersonCopyPart;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The copy of everything that is held about one person: who gets it, that nothing is missing by the
 * database's own account of its tables, and that nobody else is in it.
 */
@EnginelessTest
class PersonCopyTest {

  private static final String FORM = "form[data-hw-form]";

  private static final List<String> PATHWAYS =
      List.of("delayed-discharge", "supported-living-placement", "employment-advisor-referral");

  /** What the first table of a statement is: that is what it tells of. */
  private static final Pattern FROM = Pattern.compile("\\bFROM (\\w+)");

  /** Tables about a person that are in no part, and why. */
  private static final Map<String, String> NOT_IN_A_COPY =
      Map.ofEntries(
          Map.entry("case_change", "which cases are to be counted anew, for some seconds"),
          Map.entry(
              "figure_task", "days and counts worked out from the tasks, which are in the copy"),
          Map.entry("figure_case", "days counted from the case, which is in the copy"),
          Map.entry(
              "figure_stay", "days and counts worked out from the stay, which is in the copy"),
          Map.entry("figure_placing", "days counted from the nominations and stays of the copy"),
          Map.entry(
              "figure_hand_off",
              "days and counts worked out from the tasks, which are in the copy"),
          Map.entry(
              "figure_remaining_case", "days worked out from the tasks, which are in the copy"),
          Map.entry("figure_late_task", "days worked out from the tasks, which are in the copy"),
          Map.entry(
              "case_follow",
              "which of the staff want to be told of the case: nothing about the person"),
          Map.entry(
              "person_name_word", "words of the name, for the search: the name is in the copy"),
          Map.entry(
              "case_search_word",
              "words of comments, questions and names of documents of the copy"),
          Map.entry(
              "engine_outbox",
              "commands to the engine, deleted when delivered: codes of the answers"),
          Map.entry(
              "case_link_visit", "which step of the engine made a link: the link is in the copy"));

  /** Columns that say nothing of the person: what the engine, the database or a search needs. */
  private static final Pattern MACHINERY =
      Pattern.compile(
          "id|version|step|\\w+_step|\\w*(?<!case_)_?id|task_key|process_\\w+_key|\\w+_name_key"
              + "|known_as_key|element_id|form_id|called_from|subject|username|position");

  /** Columns that are left out although they are no machinery, and why. */
  private static final Map<String, String> NOT_SHOWN =
      Map.ofEntries(
          Map.entry("pathway_case.pathway_id", "the pathway stands with its title"),
          Map.entry("meeting_listing.waiting_case_id", "names the case once more while it waits"),
          Map.entry(
              "case_act.username", "the name and agency of who answered stand as they were then"),
          Map.entry(
              "placement_release.needs_mark", "a fingerprint of needs that stand in the copy"),
          Map.entry(
              "audit_entry.people", "lists on which only the name stood are shown day by day"),
          Map.entry("case_notice.path", "an address within Homeward"),
          Map.entry(
              "human_task.breach_told_at",
              "when colleagues were told that it is overdue: when it was due stands in the copy"),
          Map.entry(
              "case_contact.revision", "how often it was changed, for who changes it at once"),
          Map.entry(
              "case_contact_reader.removed", "that it was removed stands with the contact itself"),
          Map.entry("task_draft.username", "the name of who saved it stands as it was then"),
          Map.entry("task_return.sent_by", "the name of who sent it back stands as it was then"),
          Map.entry("task_return.over_by", "the name of who ended it stands as it was then"),
          Map.entry("task_return.earlier_task", "the title of the step stands in the copy"),
          Map.entry(
              "task_pause.stopped_by", "the name of who stopped the clock stands as it was then"),
          Map.entry(
              "task_pause.started_by", "the name of who started it again stands as it was then"));

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired FormCatalogue forms;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource database;
  @Autowired List<PersonCopyPart> parts;
  @Autowired MessageSource messages;
  @Autowired JsonMapper json;

  @Test
  void everyTableAboutAPersonIsInAPartOrHasAReason() throws SQLException {
    Set<String> reached = new FilledTables(database, jdbc).reachedFromPerson();
    assertThat(reached).contains("ward_stay", "employment_job_check", "audit_entry", "task_draft");
    Set<String> decided = new TreeSet<>(NOT_IN_A_COPY.keySet());
    decided.addAll(statements().keySet());
    assertThat(decided)
        .as("tables about a person: each in a PersonCopyPart, or in NOT_IN_A_COPY with a reason")
        .isEqualTo(reached);
  }

  @Test
  void everythingHasWords() {
    for (PersonCopyPart part : parts) {
      assertThat(say("copy.part." + part.key())).isNotBlank();
      for (CopyTable table : part.tables()) {
        assertThat(say("copy.table." + table.key())).isNotBlank();
        for (CopyColumn column : table.columns()) {
          if (column.kind() != CopyColumn.Kind.RAW) {
            assertThat(say("copy.column." + column.key())).isNotBlank();
          }
        }
      }
    }
    assertThat(parts.stream().map(PersonCopyPart::key)).doesNotHaveDuplicates();
    assertThat(parts.stream().map(PersonCopyPart::order)).doesNotHaveDuplicates();
  }

  /** Every column of every table holds something of its own, for two people. */
  @Test
  void whatStandsInTheTablesStandsInTheCopyAndNothingOfAnybodyElse() throws Exception {
    Map<String, String> statements = statements();
    Set<String> tables = new TreeSet<>(statements.keySet());
    // Nothing is made up in the audit trail; its columns are looked for in the statement.
    tables.remove("audit_entry");
    FilledTables filled = new FilledTables(database, jdbc);
    Map<String, byte[]> copy;
    Map<String, Map<String, Object>> mine;
    Map<String, Map<String, Object>> others;
    try {
      mine = filled.fill(tables, "q", 1931, given("q", "9997770005"));
      others = filled.fill(tables, "k", 1951, given("k", "9997770013"));
      copy = copyOf((Long) mine.get("person").get("id"));
    } finally {
      filled.empty();
    }
    String data = text(copy, "data/");
    List<String> missing = new ArrayList<>();
    for (String table : statements.keySet()) {
      for (FilledTables.Column column : filled.columns(table)) {
        String name = table + "." + column.name();
        if (NOT_SHOWN.containsKey(name) || MACHINERY.matcher(column.name()).matches()) {
          continue;
        }
        Object value = mine.getOrDefault(table, Map.of()).get(column.name());
        boolean there =
            isUnlikeOthers(column, value)
                ? data.contains(asWritten(value))
                : Pattern.compile("\\b(\\w+\\.)?" + column.name() + "\\b|\\bc\\.reference\\b")
                    .matcher(statements.get(table))
                    .find();
        if (!there) {
          missing.add(name + " = " + value);
        }
      }
    }
    assertThat(missing).isEmpty();

    String all = text(copy, "");
    assertThat(all).contains(mine.get("person").get("family_name").toString());
    List<String> foreign = new ArrayList<>();
    others.forEach(
        (table, row) ->
            row.forEach(
                (column, value) -> {
                  if (value instanceof String word
                      && word.matches("k\\d+k")
                      && all.contains(word)) {
                    foreign.add(table + "." + column);
                  }
                }));
    assertThat(foreign).isEmpty();
    assertThat(all).doesNotContain("9997770013");
  }

  @Test
  void theCopyHoldsEveryAnswerAndCountsWhatItHolds() throws IOException {
    String name = "Kopie" + Product.someName();
    long person = work.person(name);
    CaseFile first = null;
    long other = work.person("Fremd" + Product.someName());
    for (String pathway : PATHWAYS) {
      CaseFile file =
          MarkedAnswers.in(work, forms, jdbc, person, pathway, key -> "zq" + key + "qz");
      first = first == null ? file : first;
      MarkedAnswers.in(work, forms, jdbc, other, pathway, key -> "zx" + key + "xz");
    }
    long task = work.housingTask(first);
    for (int i = 0; i < 450; i++) {
      jdbc.sql(
              """
              INSERT INTO timeline_entry (case_id, at, kind, title)
              VALUES (?, CURRENT_TIMESTAMP, 'EVENT', ?)
              """)
          .params(first.id(), "entry <script>" + i + ".")
          .update();
    }
    product.logIn("coordinator").open("/cases/" + first.reference());

    Map<String, byte[]> copy = copyOf(person);
    assertThat(copy.keySet()).contains("index.html", "contents.json", "data/cases.json");
    Document page = Jsoup.parse(text(copy, "index.html"));
    Set<String> keys = new HashSet<>();
    forms
        .forms()
        .forEach(
            form ->
                form.fields().stream()
                    .filter(TextField.class::isInstance)
                    .forEach(field -> keys.add(field.key())));
    keys.removeAll(Set.of("ward", "borough"));
    assertThat(keys).hasSizeGreaterThan(50);
    String read = page.text();
    String data = text(copy, "data/");
    assertThat(keys)
        .allSatisfy(key -> assertThat(read).contains("zq" + key + "qz"))
        .allSatisfy(key -> assertThat(data).contains("\"zq" + key + "qz\""));
    assertThat(text(copy, "")).doesNotContain("Fremd").doesNotContainPattern("zx\\w+xz");
    assertThat(read)
        .contains(
            name,
            "What it is for",
            "SAR-2026-114",
            "Priya Menon",
            "When were they admitted?",
            "5 January 2026",
            "Opened the case",
            "Copied the record",
            "serious harm");
    assertThat(page.select("script, link, img")).as("it stands alone").isEmpty();
    assertThat(read).contains("entry <script>0.", "entry <script>449.");

    JsonNode contents = json.readTree(copy.get("contents.json"));
    for (PersonCopyPart part : parts) {
      JsonNode file = json.readTree(copy.get("data/" + part.key() + ".json"));
      for (CopyTable table : part.tables()) {
        assertThat(file.get(table.key()).size())
            .as(part.key() + " " + table.key())
            .isEqualTo(contents.at("/rows/" + part.key() + "/" + table.key()).asInt());
      }
    }
    Set<String> titles = new TreeSet<>();
    json.readTree(copy.get("data/cases.json"))
        .get("timeline")
        .forEach(entry -> titles.add(entry.get("title").asString()));
    assertThat(titles).as("page by page, without gaps").hasSizeGreaterThanOrEqualTo(450);
    assertThat(task).isPositive();
  }

  @Test
  void onlyTheLeadOfThePersonsTrustMakesItWithAReasonThatIsKept() {
    String name = "Kopie" + Product.someName();
    CaseFile file = work.start(name);
    String address = "/people/" + file.personId() + "/copy";
    for (String account : List.of("coordinator", "manager", "auditor", "admin", "housing")) {
      assertThat(product.logIn(account).open(address).status()).as(account).isEqualTo(403);
      assertThat(product.logIn(account).open("/copies").status()).as(account).isEqualTo(403);
    }
    Colleague stranger = product.logIn("governance2");
    assertThat(stranger.open(address).status()).isEqualTo(404);
    assertThat(entries("governance2", "refused.person", file.personId())).hasSize(1);
    assertThat(find(stranger, file.reference(), LocalDate.of(1991, 5, 3)).text())
        .contains("There is nobody your trust looks after")
        .doesNotContain(name);

    Colleague lead = product.logIn("governance");
    assertThat(lead.open("/emergency/opened").document().select("a[href=/copies]")).hasSize(1);
    Page wrongDay = find(lead, file.reference(), LocalDate.of(1991, 5, 4));
    assertThat(wrongDay.status()).isEqualTo(400);
    assertThat(wrongDay.document().select("input[name=copyWhose]").val())
        .isEqualTo(file.reference());
    assertThat(
            lead.send(lead.open("/copies"), FORM, Map.of())
                .document()
                .select(".nhsuk-error-summary a")
                .eachText())
        .containsExactly("Enter their NHS number or case reference", "Enter their date of birth");
    Page ask = find(lead, file.reference().toLowerCase(Locale.UK), LocalDate.of(1991, 5, 3));
    assertThat(ask.path()).isEqualTo(address);
    assertThat(ask.document().select(".hw-person").text()).contains(name);
    assertThat(ask.text()).contains("information about other people", "serious harm");

    Page wrong = lead.send(ask, FORM, Map.of("copyReason", "other", "copyReference", "SAR-1"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.document().select(".nhsuk-error-summary a").eachText())
        .containsExactly("Enter what it is for");
    assertThat(wrong.document().select("input[name=copyReference]").val()).isEqualTo("SAR-1");
    assertThat(entries("governance", "person.copied", file.personId())).isEmpty();

    assertThat(
            lead.download(
                wrong, FORM, Map.of("copyReason", "court-order", "copyReference", "CO-77")))
        .isNotEmpty();
    assertThat(entries("governance", "person.copied", file.personId()))
        .containsExactly("court-order, CO-77");
    assertThat(entries("governance", "read.person.copy", file.personId())).isNotEmpty();
    assertThat(product.logIn("coordinator").open("/people/" + file.personId() + "/shared").text())
        .contains("Copied the record");
  }

  // --- What is asked for ------------------------------------------------------------------------

  private static Page find(Colleague lead, String whose, LocalDate born) {
    Map<String, String> values = new LinkedHashMap<>(Product.date("copyBorn", born));
    values.put("copyWhose", whose);
    return lead.send(lead.open("/copies"), FORM, values);
  }

  private List<String> entries(String username, String action, long person) {
    return jdbc.sql(
            """
            SELECT COALESCE(detail, '') FROM audit_entry
            WHERE username = ? AND action = ? AND person_id = ?
            """)
        .params(username, action, person)
        .query(String.class)
        .list();
  }

  private Map<String, byte[]> copyOf(long person) throws IOException {
    Colleague lead = product.logIn("governance");
    Page ask = lead.open("/people/" + person + "/copy");
    assertThat(ask.status()).as(ask.text()).isEqualTo(200);
    byte[] zip =
        lead.download(
            ask,
            FORM,
            Map.of(
                "copyReason", "other",
                "copyOther", "What it is for",
                "copyReference", "SAR-2026-114"));
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  private static String text(Map<String, byte[]> files, String start) {
    StringBuilder text = new StringBuilder();
    files.forEach(
        (name, content) -> {
          if (name.startsWith(start)) {
            text.append(new String(content, StandardCharsets.UTF_8)).append('\n');
          }
        });
    return text.toString();
  }

  /** The statements that read the parts, by the table each is about. */
  private Map<String, String> statements() {
    Map<String, String> statements = new LinkedHashMap<>();
    for (PersonCopyPart part : parts) {
      for (CopyTable table : part.tables()) {
        Matcher from = FROM.matcher(table.sql());
        assertThat(from.find()).as(table.sql()).isTrue();
        statements.merge(from.group(1), table.sql(), String::concat);
      }
    }
    return statements;
  }

  /** Values that the rest of the product has to understand while they are there. */
  private static Map<String, Object> given(String letter, String nhsNumber) {
    Map<String, Object> given = new HashMap<>();
    given.put("person.nhs_number", nhsNumber);
    given.put("person.gender", "FEMALE");
    given.put("person.deceased_on", LocalDate.of(2026, 1, 2));
    given.put("pathway_case.trust_code", "cnwl");
    given.put("human_task.state", "OPEN");
    given.put("meeting_listing.waiting_case_id", null);
    given.put("case_fact.fact", "\"" + letter + "900001" + letter + "\"");
    given.put("case_act.answers", "{\"anything\": \"" + letter + "900002" + letter + "\"}");
    return given;
  }

  private static boolean isUnlikeOthers(FilledTables.Column column, Object value) {
    return value != null
        && column.type() != Types.BOOLEAN
        && column.type() != Types.BIT
        && !(value instanceof Long)
        && !value.equals("1")
        // Shown by its name.
        && !value.equals("cnwl");
  }

  private static String asWritten(Object value) {
    if (value instanceof LocalDateTime moment) {
      return moment + "Z";
    }
    Matcher inside = Pattern.compile("[qk]\\d+[qk]").matcher(value.toString());
    return inside.find() ? inside.group() : value.toString();
  }

  private String say(String key) {
    return messages.getMessage(key, null, Locale.UK);
  }
}
