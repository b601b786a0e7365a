package org.homeward.embeddedcamunda.rest;

import java.util.Map;
import org.homeward.embeddedcamunda.http.HttpResponse;
import org.homeward.embeddedcamunda.search.Kind;

/** The files that process and decision definitions come from, and their forms. */
final class DefinitionEndpoints {
  void register(Router router) {
    router.get("/v2/process-definitions/{key}/xml", DefinitionEndpoints::processXml);
    router.get("/v2/process-definitions/{key}/form", DefinitionEndpoints::startForm);
    router.get("/v2/decision-definitions/{key}/xml", DefinitionEndpoints::decisionXml);
    router.get("/v2/decision-requirements/{key}/xml", DefinitionEndpoints::requirementsXml);
  }

  private static HttpResponse processXml(Call call) {
    String key = Long.toString(call.key("key"));
    String xml = call.model().processXml(key);
    return Answer.xml(SearchEndpoints.found(xml, Kind.PROCESS_DEFINITION, key));
  }

  private static HttpResponse startForm(Call call) {
    String key = Long.toString(call.key("key"));
    SearchEndpoints.item(call, Kind.PROCESS_DEFINITION, key);
    return formOrNothing(call.model().startForm(key));
  }

  static HttpResponse formOrNothing(Map<String, Object> form) {
    return form == null ? Answer.noContent() : Answer.json(form);
  }

  private static HttpResponse decisionXml(Call call) {
    String key = Long.toString(call.key("key"));
    Map<String, Object> decision = SearchEndpoints.item(call, Kind.DECISION_DEFINITION, key);
    return Answer.xml(call.model().decisionXml((String) decision.get("decisionRequirementsKey")));
  }

  private static HttpResponse requirementsXml(Call call) {
    String key = Long.toString(call.key("key"));
    String xml = call.model().decisionXml(key);
    return Answer.xml(SearchEndpoints.found(xml, Kind.DECISION_REQUIREMENTS, key));
  }
}
