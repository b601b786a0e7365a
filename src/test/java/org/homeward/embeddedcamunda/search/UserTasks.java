package org.homeward.embeddedcamunda.search;

import static org.homeward.embeddedcamunda.search.ColumnType.DATE;
import static org.homeward.embeddedcamunda.search.ColumnType.KEY;
import static org.homeward.embeddedcamunda.search.ColumnType.NUMBER;
import static org.homeward.embeddedcamunda.search.ColumnType.TEXT;

import io.camunda.client.api.search.enums.UserTaskState;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.value.UserTaskRecordValue;
import java.util.Set;

/** The user tasks. */
final class UserTasks implements Projection {
  /** In these states the new values are asked for, but not yet in force: a listener may deny. */
  private static final Set<String> UNDECIDED = Set.of("ASSIGNING", "UPDATING", "COMPLETING");

  private final Definitions definitions;
  private final Table table;

  UserTasks(Definitions definitions, Variables variables) {
    this.definitions = definitions;
    table =
        new Table("userTaskKey")
            .columns(KEY, "userTaskKey", "elementInstanceKey", "processDefinitionKey")
            .columns(KEY, "processInstanceKey", "formKey")
            .columns(TEXT, "name", "assignee", "elementId", "processDefinitionId", "tenantId")
            .columns(TEXT, "candidateGroups", "candidateUsers", "processName")
            .columns(NUMBER, "priority", "processDefinitionVersion")
            .columns(DATE, "creationDate", "completionDate", "followUpDate", "dueDate")
            .choice("state", UserTaskState.class)
            .alias("candidateGroup", "candidateGroups")
            .alias("candidateUser", "candidateUsers")
            .filter(
                "processInstanceVariables",
                wanted -> variables.inScope(wanted, row -> row.text("processInstanceKey")))
            .filter(
                "localVariables",
                wanted -> variables.inScope(wanted, row -> row.text("elementInstanceKey")));
  }

  Table table() {
    return table;
  }

  @Override
  public Set<ValueType> kinds() {
    return Set.of(ValueType.USER_TASK);
  }

  @Override
  public void apply(Record<?> event) {
    Row row = table.row(event.getKey());
    String state = state((UserTaskIntent) event.getIntent(), row.text("state"));
    row.set("state", state);
    if (!UNDECIDED.contains(state)) {
      fill(row, (UserTaskRecordValue) event.getValue());
    }
    row.setOnce("creationDate", Values.time(event));
    boolean ended = state.equals("COMPLETED") || state.equals("CANCELED");
    row.set("completionDate", ended ? Values.time(event) : null);
  }

  private static String state(UserTaskIntent intent, String before) {
    return switch (intent) {
      case CREATING -> "CREATING";
      case CREATED,
          ASSIGNED,
          UPDATED,
          MIGRATED,
          COMPLETION_DENIED,
          ASSIGNMENT_DENIED,
          UPDATE_DENIED ->
          "CREATED";
      case ASSIGNING, CLAIMING -> "ASSIGNING";
      case UPDATING -> "UPDATING";
      case COMPLETING -> "COMPLETING";
      case COMPLETED -> "COMPLETED";
      case CANCELING -> "CANCELING";
      case CANCELED -> "CANCELED";
      default -> before;
    };
  }

  private void fill(Row row, UserTaskRecordValue value) {
    long definition = value.getProcessDefinitionKey();
    row.set("name", definitions.elementName(definition, value.getElementId()))
        .set("assignee", Values.text(value.getAssignee()))
        .set("elementId", value.getElementId())
        .set("elementInstanceKey", Values.key(value.getElementInstanceKey()))
        .set("candidateGroups", value.getCandidateGroupsList())
        .set("candidateUsers", value.getCandidateUsersList())
        .set("processDefinitionId", value.getBpmnProcessId())
        .set("processName", definitions.elementName(definition, value.getBpmnProcessId()))
        .set("processDefinitionKey", Values.key(definition))
        .set("processDefinitionVersion", value.getProcessDefinitionVersion())
        .set("processInstanceKey", Values.key(value.getProcessInstanceKey()))
        .set("formKey", Values.key(value.getFormKey()))
        .set("followUpDate", Values.text(value.getFollowUpDate()))
        .set("dueDate", Values.text(value.getDueDate()))
        .set("tenantId", value.getTenantId())
        .set("externalFormReference", Values.text(value.getExternalFormReference()))
        .set("customHeaders", value.getCustomHeaders())
        .set("priority", value.getPriority());
  }
}
