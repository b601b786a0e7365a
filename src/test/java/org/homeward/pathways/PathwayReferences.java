package org.homeward.pathways;

import io.camunda.zeebe.model.bpmn.BpmnModelInstance;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeFormDefinition;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a diagram points to. */
final class PathwayReferences {

  private static final Set<String> FORM_PROPERTIES = Set.of("homeward:startForm", "homeward:form");

  private PathwayReferences() {}

  /** The ids of all forms a diagram names. */
  static Set<String> forms(BpmnModelInstance diagram) {
    return Stream.concat(
            diagram.getModelElementsByType(ZeebeFormDefinition.class).stream()
                .map(ZeebeFormDefinition::getFormId),
            diagram.getModelElementsByType(ZeebeProperty.class).stream()
                .filter(property -> FORM_PROPERTIES.contains(property.getName()))
                .map(ZeebeProperty::getValue))
        .collect(Collectors.toSet());
  }
}
