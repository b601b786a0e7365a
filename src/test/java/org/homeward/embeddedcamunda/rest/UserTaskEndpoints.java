package org.homeward.embeddedcamunda.rest;

import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import java.time.DateTimeException;
import java.time.ZonedDateTime;
import org.homeward.embeddedcamunda.engine.Command;
import org.homeward.embeddedcamunda.http.HttpResponse;
import org.homeward.embeddedcamunda.search.Kind;

/** User tasks: assign, claim, unassign, update, complete; their form and variables. */
final class UserTaskEndpoints {
  private static final int HIGHEST_PRIORITY = 100;

  void register(Router router) {
    router.post("/v2/user-tasks/{key}/completion", UserTaskEndpoints::complete);
    router.post("/v2/user-tasks/{key}/assignment", UserTaskEndpoints::assign);
    router.delete("/v2/user-tasks/{key}/assignee", UserTaskEndpoints::unassign);
    router.patch("/v2/user-tasks/{key}", UserTaskEndpoints::update);
    router.get("/v2/user-tasks/{key}/form", UserTaskEndpoints::form);
    router.post("/v2/user-tasks/{key}/variables/search", UserTaskEndpoints::variables);
  }

  private static HttpResponse complete(Call call) {
    JsonBody body = call.body();
    return send(
        call,
        UserTaskIntent.COMPLETE,
        new UserTaskRecord()
            .setVariables(body.variables())
            .setAction(body.text("action", "complete")));
  }

  /** Not overriding is a claim: the engine refuses it if somebody else has the task. */
  private static HttpResponse assign(Call call) {
    JsonBody body = call.body();
    boolean override = body.flag("allowOverride", true);
    return send(
        call,
        override ? UserTaskIntent.ASSIGN : UserTaskIntent.CLAIM,
        new UserTaskRecord()
            .setAssignee(body.required("assignee"))
            .setAction(body.text("action", override ? "assign" : "claim")));
  }

  private static HttpResponse unassign(Call call) {
    return send(
        call, UserTaskIntent.ASSIGN, new UserTaskRecord().setAssignee("").setAction("unassign"));
  }

  private static HttpResponse update(Call call) {
    UserTaskRecord task = new UserTaskRecord().setAction(call.body().text("action", "update"));
    JsonBody changes = call.body().child("changeset");
    changes
        .node()
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (changes.has(field)) { // null leaves the value as it is
                change(task, field, changes);
              }
            });
    if (!task.hasChangedAttributes() && !call.body().has("action")) {
      throw Problem.invalid("No update data provided");
    }
    return send(call, UserTaskIntent.UPDATE, task);
  }

  private static void change(UserTaskRecord task, String field, JsonBody changes) {
    switch (field) {
      case "candidateGroups" ->
          task.setCandidateGroupsList(changes.texts(field)).setCandidateGroupsChanged();
      case "candidateUsers" ->
          task.setCandidateUsersList(changes.texts(field)).setCandidateUsersChanged();
      case "dueDate" -> task.setDueDate(date(changes, field)).setDueDateChanged();
      case "followUpDate" -> task.setFollowUpDate(date(changes, field)).setFollowUpDateChanged();
      case "priority" -> task.setPriority(priority(changes)).setPriorityChanged();
      default -> throw Problem.invalid("Unknown field '%s' in the changeset".formatted(field));
    }
  }

  /** A date, or an empty text that takes the date away. */
  private static String date(JsonBody changes, String field) {
    String date = changes.text(field);
    if (!date.isEmpty()) {
      try {
        ZonedDateTime.parse(date);
      } catch (DateTimeException e) {
        throw Problem.invalid(
            "The provided %s '%s' cannot be parsed as a date according to RFC 3339, section 5.6"
                .formatted(field, date));
      }
    }
    return date;
  }

  private static int priority(JsonBody changes) {
    int priority = changes.integer("priority", 0);
    if (priority < 0 || priority > HIGHEST_PRIORITY) {
      throw Problem.invalid(
          "The value for priority is '%d' but must be within the [0,%d] range"
              .formatted(priority, HIGHEST_PRIORITY));
    }
    return priority;
  }

  private static HttpResponse send(Call call, UserTaskIntent intent, UserTaskRecord task) {
    long key = call.key("key");
    call.send(Command.of(intent, ValueType.USER_TASK, key, task.setUserTaskKey(key)));
    return Answer.noContent();
  }

  private static HttpResponse form(Call call) {
    String key = Long.toString(call.key("key"));
    SearchEndpoints.item(call, Kind.USER_TASK, key);
    return DefinitionEndpoints.formOrNothing(call.model().userTaskForm(key));
  }

  private static HttpResponse variables(Call call) {
    String key = Long.toString(call.key("key"));
    var found = call.model().userTaskVariables(key, call.body().node());
    return Answer.json(SearchEndpoints.found(found, Kind.USER_TASK, key));
  }
}
