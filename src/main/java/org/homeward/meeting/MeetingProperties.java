package org.homeward.meeting;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What meetings there are.
 *
 * @param kinds the kinds, in the order to show them
 * @param themes what sessions find in the way of discharges, in the order to show them
 */
@ConfigurationProperties("homeward.meetings")
record MeetingProperties(List<Kind> kinds, List<Theme> themes) {

  MeetingProperties {
    kinds = kinds == null ? List.of() : List.copyOf(kinds);
    themes = themes == null ? List.of() : List.copyOf(themes);
  }

  /**
   * A kind of meeting.
   *
   * @param key how pathways and addresses name it
   * @param title what people call it
   * @param summary what it is for, in a sentence
   * @param runBy roles that put cases on its list, plan sessions and record them
   * @param readBy roles that may look at it besides
   * @param seenBy kinds of agencies, or codes of single ones, whose people these must be
   * @param message message of the event of a case by which an agreed action becomes a task
   */
  record Kind(
      String key,
      String title,
      String summary,
      Set<String> runBy,
      Set<String> readBy,
      Set<String> seenBy,
      String message) {

    Kind {
      runBy = runBy == null ? Set.of() : Set.copyOf(runBy);
      readBy = readBy == null ? Set.of() : Set.copyOf(readBy);
      seenBy = seenBy == null ? Set.of() : Set.copyOf(seenBy);
    }
  }

  /**
   * Something that stands in the way.
   *
   * @param key what is stored
   * @param title what people read
   */
  record Theme(String key, String title) {}
}
