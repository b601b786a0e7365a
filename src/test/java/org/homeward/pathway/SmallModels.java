package org.homeward.pathway;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** BPMN of a few lines, for tests of what is read from it. Flows are written "from>to". */
final class SmallModels {

  private SmallModels() {}

  /** A folder of files called a.bpmn, b.bpmn and so on. */
  static Map<String, byte[]> folder(String... processes) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < processes.length; i++) {
      files.put((char) ('a' + i) + ".bpmn", file(processes[i]));
    }
    return files;
  }

  private static byte[] file(String content) {
    return ("""
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
              xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t">
            """
            + content
            + """
              <bpmn:message id="m-start" name="start"/><bpmn:message id="m-note" name="note"/>
              <bpmn:error id="e-refused" name="refused" errorCode="refused"/>
            </bpmn:definitions>
            """)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The process people start, called "main"; it begins with "s". */
  static String main(String... content) {
    return """
        <bpmn:process id="main" name="Main" isExecutable="true">
          <bpmn:extensionElements><zeebe:properties>
            <zeebe:property name="homeward:startForm" value="start"/>
          </zeebe:properties></bpmn:extensionElements>
          <bpmn:startEvent id="s"><bpmn:messageEventDefinition messageRef="m-start"/></bpmn:startEvent>
        """
        + String.join("\n", content)
        + "</bpmn:process>";
  }

  /** A part; it begins with the id of the part and "-s". */
  static String part(String id, String... content) {
    return "<bpmn:process id=\"%1$s\" name=\"Part\" isExecutable=\"true\"><bpmn:startEvent id=\"%1$s-s\"/>"
            .formatted(id)
        + String.join("\n", content)
        + "</bpmn:process>";
  }

  static String task(String id) {
    return task(id, "");
  }

  static String escalation(String id) {
    return task(
        id,
        "<zeebe:properties><zeebe:property name=\"homeward:escalation\" value=\"true\"/></zeebe:properties>");
  }

  private static String task(String id, String more) {
    return """
        <bpmn:userTask id="%1$s" name="Do %1$s"><bpmn:extensionElements><zeebe:userTask/>
        <zeebe:formDefinition formId="form"/>%2$s</bpmn:extensionElements></bpmn:userTask>
        """
        .formatted(id, more);
  }

  static String call(String id, String part) {
    return call(id, part, "");
  }

  /** A call that tells the tasks of its part where they lie. */
  static String callSaying(String id, String part) {
    return """
        <bpmn:callActivity id="%1$s" name="Call"><bpmn:extensionElements>
        <zeebe:calledElement processId="%2$s" propagateAllChildVariables="false"/>
        <zeebe:ioMapping><zeebe:input source="%1$s" target="calledFrom"/></zeebe:ioMapping>
        </bpmn:extensionElements></bpmn:callActivity>
        """
        .formatted(id, part);
  }

  /** Once for each of a list. */
  static String callForEach(String id, String part) {
    return call(
        id,
        part,
        """
        <bpmn:multiInstanceLoopCharacteristics><bpmn:extensionElements>
        <zeebe:loopCharacteristics inputCollection="=things" inputElement="thing"/>
        </bpmn:extensionElements></bpmn:multiInstanceLoopCharacteristics>
        """);
  }

  private static String call(String id, String part, String more) {
    return """
        <bpmn:callActivity id="%s" name="Call"><bpmn:extensionElements>
        <zeebe:calledElement processId="%s" propagateAllChildVariables="false"/>
        </bpmn:extensionElements>%s</bpmn:callActivity>
        """
        .formatted(id, part, more);
  }

  static String sub(String id, String... content) {
    return "<bpmn:subProcess id=\"%s\">%s</bpmn:subProcess>"
        .formatted(id, String.join("\n", content));
  }

  static String eventSub(String id, String... content) {
    return "<bpmn:subProcess id=\"%s\" triggeredByEvent=\"true\">%s</bpmn:subProcess>"
        .formatted(id, String.join("\n", content));
  }

  static String start(String id) {
    return "<bpmn:startEvent id=\"%s\"/>".formatted(id);
  }

  static String end(String id) {
    return "<bpmn:endEvent id=\"%s\"/>".formatted(id);
  }

  static String gateway(String id) {
    return "<bpmn:exclusiveGateway id=\"%s\"/>".formatted(id);
  }

  static String parallel(String id) {
    return "<bpmn:parallelGateway id=\"%s\"/>".formatted(id);
  }

  static String refusedEnd(String id) {
    return "<bpmn:endEvent id=\"%s\"><bpmn:errorEventDefinition errorRef=\"e-refused\"/></bpmn:endEvent>"
        .formatted(id);
  }

  static String onRefused(String id, String activity) {
    return """
        <bpmn:boundaryEvent id="%s" attachedToRef="%s">
        <bpmn:errorEventDefinition errorRef="e-refused"/></bpmn:boundaryEvent>
        """
        .formatted(id, activity);
  }

  /** A reportable event on the boundary of an activity; it listens to "note". */
  static String onBoundary(String id, String activity, boolean interrupting, String... properties) {
    return "<bpmn:boundaryEvent id=\"%s\" attachedToRef=\"%s\" cancelActivity=\"%s\">%s</bpmn:boundaryEvent>"
        .formatted(id, activity, interrupting, reported(properties));
  }

  /** A reportable event that starts an event sub-process; it listens to "note". */
  static String atAnyTime(String id, boolean interrupting, String... properties) {
    return "<bpmn:startEvent id=\"%s\" isInterrupting=\"%s\">%s</bpmn:startEvent>"
        .formatted(id, interrupting, reported(properties));
  }

  private static String reported(String... properties) {
    StringBuilder more = new StringBuilder();
    for (String property : properties) {
      String[] parts = property.split("=", 2);
      more.append(
          "<zeebe:property name=\"%s\" value=\"%s\"/>"
              .formatted(parts[0], parts[1].replace("<", "&lt;").replace("\"", "&quot;")));
    }
    return """
        <bpmn:extensionElements><zeebe:properties>
        <zeebe:property name="homeward:event" value="true"/>
        <zeebe:property name="homeward:title" value="Something happened"/>
        <zeebe:property name="homeward:form" value="form"/>
        <zeebe:property name="homeward:roles" value="a, b"/>%s
        </zeebe:properties></bpmn:extensionElements>
        <bpmn:messageEventDefinition messageRef="m-note"/>
        """
        .formatted(more);
  }

  /** Sequence flows: {@code flow("s>t", "t>e")}. Works without incoming and outgoing references. */
  static String flow(String... flows) {
    StringBuilder all = new StringBuilder();
    for (String flow : flows) {
      String[] ends = flow.split(">");
      all.append(
          "<bpmn:sequenceFlow id=\"f-%1$s-%2$s\" sourceRef=\"%1$s\" targetRef=\"%2$s\"/>"
              .formatted(ends[0], ends[1]));
    }
    return all.toString();
  }
}
