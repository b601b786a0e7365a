package org.homeward.task;

import java.util.HashMap;
import java.util.Map;
import org.homeward.casefile.CaseFacts;
import org.homeward.form.FormContext;
import org.homeward.form.FormContexts;
import org.homeward.form.FormReaders;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/** What the form of a task may look at. */
@Component
class TaskContexts {

  private final CaseFacts facts;
  private final FormContexts contexts;
  private final FormReaders readers;

  TaskContexts(CaseFacts facts, FormContexts contexts, FormReaders readers) {
    this.facts = facts;
    this.contexts = contexts;
    this.readers = readers;
  }

  /** What is known of the case and of what the task is about, and which of its subjects that is. */
  FormContext of(HumanTask task, SignedInUser who) {
    Map<String, Object> known = new HashMap<>(facts.of(task.caseId(), task.subject()));
    if (!task.subject().isEmpty()) {
      known.put("taskSubject", task.subject());
    }
    return contexts.of(known, readers.answersFor(who));
  }
}
