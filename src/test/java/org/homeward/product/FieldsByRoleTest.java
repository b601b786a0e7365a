package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.homeward.access.FieldGroup;
import org.homeward.casefile.CaseFile;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormField;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A case in which every question of every form has been answered, with a word that stands nowhere
 * else. No page of a role shows a word of a group that the role may not read; what each group is
 * for stands in {@code access/fields.txt}.
 */
@EnginelessTest
class FieldsByRoleTest {

  private static final Pattern MARK = Pattern.compile("zq([A-Za-z0-9]+)qz");

  /** Tasks whose role the process works out are tried with each of these. */
  private static final List<String> ANY =
      List.of("housing-officer", "social-worker", "provider-worker", "employment-adviser");

  private static final Map<String, String> PARTNER_TEAMS =
      Map.of("provider-worker", "saffron-gate-team", "employment-adviser", "footbridge-team");

  /** The accounts of the table, each with the one role it has. */
  private static final Map<String, String> ROLES =
      Map.of(
          "coordinator", "discharge-coordinator",
          "ward", "ward-staff",
          "community", "community-team",
          "manager", "manager",
          "housing", "housing-officer",
          "socialwork", "social-worker",
          "provider", "provider-worker",
          "employment", "employment-adviser");

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired PathwayCatalogue pathways;
  @Autowired FormCatalogue forms;
  @Autowired JdbcClient jdbc;

  @Test
  void everyQuestionOfThePackagedFormsNamesItsGroup() {
    Map<FieldGroup, Integer> questions = new TreeMap<>();
    for (FormDefinition form : forms.forms()) {
      for (FormField field : form.fields()) {
        questions.merge(field.question().group(), 1, Integer::sum);
        // What is asked about homes is about nobody.
        assertThat(field.question().groupNamed() || form.id().startsWith("homes-"))
            .as(form.id() + " " + field.key())
            .isTrue();
        assertThat(forms.groupsOf(field.key()))
            .as("groups of %s, which several forms ask", field.key())
            .containsExactly(field.question().group());
      }
    }
    Set<FieldGroup> ofAnswers = EnumSet.allOf(FieldGroup.class);
    ofAnswers.removeAll(List.of(FieldGroup.NHS_NUMBER, FieldGroup.DELAY_DAYS));
    assertThat(questions.keySet()).isEqualTo(ofAnswers);
  }

  @Test
  void theTableSaysWhatTheGroupsSay() {
    Map<String, Set<String>> groups = new LinkedHashMap<>();
    for (FieldGroup group : FieldGroup.values()) {
      groups.put(
          group.code(),
          ROLES.entrySet().stream()
              .filter(role -> group.isReadBy(role.getValue()))
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet()));
    }
    assertThat(groups).isEqualTo(expected());
    assertThat(FieldGroup.RISK.isReadBy("a-role-that-only-a-pathway-knows")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"delayed-discharge", "supported-living-placement", "employment-advisor-referral"})
  void noPageShowsARoleWhatItMayNotRead(String pathway) {
    CaseFile file = filledIn(pathway);
    List<Long> tasks = everyTaskOf(file);
    Map<String, Set<String>> expected = expected();
    List<String> wrong = new ArrayList<>();
    Map<String, Set<String>> seen = new TreeMap<>();
    for (String account : expected.get("everyday")) {
      Colleague who = product.logIn(account);
      for (String path : pages(file, tasks)) {
        Page page = who.open(path);
        if (page.status() >= 500) {
          wrong.add(account + " " + path + ": " + page.status());
        }
        Matcher marks = MARK.matcher(page.document().outerHtml());
        while (marks.find()) {
          String key = marks.group(1);
          seen.computeIfAbsent(account, a -> new TreeSet<>()).add(key);
          for (FieldGroup group : forms.groupsOf(key)) {
            if (!expected.get(group.code()).contains(account)) {
              wrong.add(account + " reads " + key + " (" + group.code() + ") on " + path);
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(seen).as("the pages do show answers").isNotEmpty();
    SHOWN
        .get(pathway)
        .forEach((account, keys) -> assertThat(seen.get(account)).as(account).containsAll(keys));
  }

  /** Without these the test above would also pass on empty pages. */
  private static final Map<String, Map<String, List<String>>> SHOWN =
      Map.of(
          "delayed-discharge",
          Map.of(
              "housing", List.of("readyNote", "delayReasonNote", "housingDone"),
              "socialwork", List.of("readyNote", "delayReasonNote"),
              "coordinator", List.of("housingDone", "socialCareDone")),
          "supported-living-placement",
          Map.of(
              "housing", List.of("riskSummary", "panelNote", "exclusionAreas"),
              "provider", List.of("providerReadsRisk", "providerReadsNeeds", "providerReadsWishes"),
              "socialwork", List.of("exclusionAreas")),
          "employment-advisor-referral",
          Map.of(
              "employment", List.of("vocationalGoal", "workSupport", "bestContact"),
              "housing", List.of("bestContact", "referralNote")));

  // --- The case
  // -----------------------------------------------------------------------------------

  private CaseFile filledIn(String pathway) {
    long person = work.person("Feld" + Product.someName());
    return MarkedAnswers.in(work, forms, jdbc, person, pathway, key -> "zq" + key + "qz");
  }

  /** One open task for each user task of the pathway; where the process chooses, one for each. */
  private List<Long> everyTaskOf(CaseFile file) {
    List<Long> tasks = new ArrayList<>();
    Pathway pathway = pathways.current(file.pathwayId()).orElseThrow();
    pathway
        .steps()
        .forEach(
            (elementId, step) -> {
              for (String role : step.role() == null ? ANY : List.of(step.role())) {
                Map<String, Object> variables = new HashMap<>();
                String team = PARTNER_TEAMS.get(role);
                if (team != null) {
                  variables.put("taskTeam", team);
                }
                tasks.add(work.task(file, elementId, role, variables));
              }
            });
    assertThat(tasks).hasSizeGreaterThan(10);
    return tasks;
  }

  private List<String> pages(CaseFile file, List<Long> tasks) {
    String address = "/cases/" + file.reference();
    List<String> pages = new ArrayList<>();
    tasks.forEach(task -> pages.add("/tasks/" + task));
    pages.addAll(
        List.of(
            "/tasks",
            "/tasks?view=team",
            "/tasks?view=done",
            "/notices",
            "/cases",
            address,
            address + "/map",
            address + "/print",
            address + "/homes",
            address + "/meetings",
            "/people/" + file.reference(),
            "/panel",
            "/meetings",
            "/employment/caseloads",
            "/employment/people"));
    Pathway pathway = pathways.current(file.pathwayId()).orElseThrow();
    pathway.events().forEach(event -> pages.add(address + "/events/" + event.message()));
    for (String other :
        List.of("delayed-discharge", "supported-living-placement", "employment-advisor-referral")) {
      pages.add(address + "/referrals/" + other);
    }
    return pages;
  }

  private static Map<String, Set<String>> expected() {
    Map<String, Set<String>> groups = new LinkedHashMap<>();
    for (String line : AccessTable.fields()) {
      String[] sides = line.split("=", 2);
      groups.put(
          sides[0].strip(), new LinkedHashSet<>(List.of(sides[1].strip().split("\\s*,\\s*"))));
    }
    return groups;
  }
}
