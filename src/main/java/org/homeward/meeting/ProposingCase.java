package org.homeward.meeting;

import java.util.Locale;
import java.util.Map;
import org.homeward.camunda.EngineJob;
import org.homeward.camunda.EngineJobHandler;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.meeting.MeetingProperties.Kind;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Job type {@code meeting.propose}: puts the case on the list of a {@code kind} of meeting, with
 * {@code why} in words or as a code; both are variables or headers. Where it is on the list already
 * nothing changes.
 */
@Component
class ProposingCase implements EngineJobHandler {

  private static final int MOST_WORDS = 500;

  private final MeetingKinds kinds;
  private final CaseFiles cases;
  private final Proposing proposing;
  private final MessageSource messages;

  ProposingCase(MeetingKinds kinds, CaseFiles cases, Proposing proposing, MessageSource messages) {
    this.kinds = kinds;
    this.cases = cases;
    this.proposing = proposing;
    this.messages = messages;
  }

  @Override
  public String type() {
    return "meeting.propose";
  }

  @Override
  public Map<String, Object> handle(EngineJob job) {
    String key = given(job, "kind");
    Kind kind =
        kinds
            .find(key)
            .orElseThrow(() -> new IllegalStateException("No kind of meeting is called " + key));
    CaseFile file =
        cases
            .find(job.caseReference())
            .orElseThrow(
                () -> new IllegalStateException("No case " + job.caseReference() + " is known"));
    if (file.open()) {
      proposing.byPathway(file, kind, why(given(job, "why")), job.elementInstanceKey());
    }
    return Map.of();
  }

  /** The header is what this step says; a variable may come from far away. */
  private static String given(EngineJob job, String name) {
    String header = job.headers().get(name);
    return header == null || header.isBlank() ? job.text(name) : header;
  }

  private String why(String given) {
    if (given == null) {
      return messages.getMessage("meeting.why.none", null, Locale.UK);
    }
    String words = messages.getMessage("meeting.why." + given, null, given, Locale.UK);
    return words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS);
  }
}
