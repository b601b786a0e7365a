package org.homeward.audit;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.form.FormView;
import org.springframework.stereotype.Component;

/** The form with which an auditor searches. */
@Component
class AuditForm {

  /** Key of the question whom the entries are about. */
  static final String PERSON = "auditPerson";

  private final FormDefinition form;
  private final FormContexts contexts;

  AuditForm(FormContexts contexts) {
    this.contexts = contexts;
    this.form = FormCatalogue.ofFeature("audit", Set.of(), "search").form("audit-search");
  }

  /** Checks what was typed. */
  FormResult submit(Map<String, List<String>> posted) {
    return form.submit(form.read(posted), contexts.of(Map.of()));
  }

  /** What a form without errors asks for; whom it is about is found elsewhere. */
  static AuditQuery query(Map<String, Object> answers, Long person) {
    return new AuditQuery(
        AuditQuery.username(text(answers, "auditAccount")),
        AuditQuery.reference(text(answers, "auditCase")),
        person,
        AuditFilter.Group.of(text(answers, "auditGroup")).orElse(null),
        day(answers, "auditFrom"),
        day(answers, "auditTo"));
  }

  /** The form filled with what is asked for. */
  FormView view(AuditQuery query) {
    Map<String, Object> answers = new LinkedHashMap<>();
    put(answers, "auditAccount", query.username());
    put(answers, "auditCase", query.caseReference());
    put(answers, PERSON, query.person());
    put(answers, "auditGroup", query.group() == null ? null : query.group().code());
    put(answers, "auditFrom", query.from());
    put(answers, "auditTo", query.to());
    return form.view(form.inputOf(answers), contexts.of(Map.of()));
  }

  private static void put(Map<String, Object> answers, String key, Object value) {
    if (value != null) {
      answers.put(key, value.toString());
    }
  }

  static String text(Map<String, Object> answers, String key) {
    return answers.get(key) instanceof String text ? text : null;
  }

  private static LocalDate day(Map<String, Object> answers, String key) {
    return AuditQuery.day(text(answers, key));
  }
}
