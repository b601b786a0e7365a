package org.homeward.embeddedcamunda.rest;

import io.camunda.zeebe.protocol.impl.record.value.job.JobResult;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultActivateElement;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultCorrections;
import io.camunda.zeebe.protocol.record.value.JobResultType;
import java.util.ArrayList;
import java.util.List;

/** Reads the result a listener or an ad-hoc sub-process worker completes its job with. */
final class JobResultReader {
  private JobResultReader() {}

  static JobResult read(JsonBody result) {
    return switch (result.text("type", "userTask")) {
      case "userTask" -> userTask(result);
      case "adHocSubProcess" -> adHocSubProcess(result);
      default ->
          throw Problem.invalid("Unknown job result type '%s'".formatted(result.text("type")));
    };
  }

  private static JobResult userTask(JsonBody result) {
    JsonBody wanted = result.child("corrections");
    JobResultCorrections corrections = new JobResultCorrections();
    List<String> corrected = new ArrayList<>();
    wanted
        .node()
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (wanted.has(field)) { // null keeps the value, an empty one clears it
                corrected.add(correct(corrections, field, wanted));
              }
            });
    return new JobResult()
        .setType(JobResultType.USER_TASK)
        .setDenied(result.flag("denied", false))
        .setDeniedReason(result.text("deniedReason", ""))
        .setCorrections(corrections)
        .setCorrectedAttributes(corrected);
  }

  /** Takes over one value, and returns the engine's name for it. */
  private static String correct(JobResultCorrections corrections, String field, JsonBody wanted) {
    switch (field) {
      case "assignee" -> corrections.setAssignee(wanted.text(field));
      case "dueDate" -> corrections.setDueDate(wanted.text(field));
      case "followUpDate" -> corrections.setFollowUpDate(wanted.text(field));
      case "priority" -> corrections.setPriority(wanted.integer(field, 0));
      case "candidateUsers" -> {
        corrections.setCandidateUsersList(wanted.texts(field));
        return "candidateUsersList";
      }
      case "candidateGroups" -> {
        corrections.setCandidateGroupsList(wanted.texts(field));
        return "candidateGroupsList";
      }
      default -> throw Problem.invalid("Unknown field '%s' in the corrections".formatted(field));
    }
    return field;
  }

  private static JobResult adHocSubProcess(JsonBody result) {
    JobResult job =
        new JobResult()
            .setType(JobResultType.AD_HOC_SUB_PROCESS)
            .setCompletionConditionFulfilled(result.flag("isCompletionConditionFulfilled", false))
            .setCancelRemainingInstances(result.flag("isCancelRemainingInstances", false));
    for (JsonBody element : result.children("activateElements")) {
      job.addActivateElement(
          new JobResultActivateElement()
              .setElementId(element.required("elementId"))
              .setVariables(element.variables()));
    }
    return job;
  }
}
