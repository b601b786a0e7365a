package org.homeward.product;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.homeward.casefile.CaseFile;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormField;
import org.homeward.form.TextField;
import org.homeward.testsupport.Casework;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case in which every question that asks for words has been answered with a word of its own. */
final class MarkedAnswers {

  private MarkedAnswers() {}

  /**
   * Starts a case and answers everything.
   *
   * @param person the person
   * @param pathway id of a pathway
   * @param mark the answer to a question, by its key; letters and digits
   */
  static CaseFile in(
      Casework work,
      FormCatalogue forms,
      JdbcClient jdbc,
      long person,
      String pathway,
      UnaryOperator<String> mark) {
    Map<String, Object> start = new HashMap<>();
    start.put("ward", "cnwl-juniper-ward");
    start.put("borough", "westminster");
    start.put("admissionDate", "2026-01-05");
    start.put("consentToRefer", "yes");
    CaseFile file = work.start(person, pathway, start);
    for (FormDefinition form : forms.forms()) {
      for (FormField field : form.fields()) {
        if (field instanceof TextField && !start.containsKey(field.key())) {
          fact(jdbc, file, field.key(), '"' + mark.apply(field.key()) + '"');
        }
      }
    }
    return file;
  }

  private static void fact(JdbcClient jdbc, CaseFile file, String key, String json) {
    jdbc.sql("DELETE FROM case_fact WHERE case_id = ? AND subject = '' AND name = ?")
        .params(file.id(), key)
        .update();
    jdbc.sql(
            "INSERT INTO case_fact (case_id, subject, name, fact, act_id)"
                + " VALUES (?, '', ?, ?, 'worked-out')")
        .params(file.id(), key, json)
        .update();
  }
}
