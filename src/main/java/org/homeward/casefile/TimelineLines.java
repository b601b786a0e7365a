package org.homeward.casefile;

import org.homeward.web.Dates;
import org.springframework.stereotype.Component;

/** Says what happened in the words that pages show: what, who with their agency, and when. */
@Component
class TimelineLines {

  private final Dates dates;

  TimelineLines(Dates dates) {
    this.dates = dates;
  }

  /**
   * One entry as a line.
   *
   * @param entry what happened
   * @param linked whether to lead to the answers that were given, if any were
   */
  org.homeward.web.TimelineEntry of(TimelineEntry entry, boolean linked) {
    String by =
        entry.actorName() == null
            ? "Homeward"
            : entry.agencyName() == null
                ? entry.actorName()
                : entry.actorName() + ", " + entry.agencyName();
    return new org.homeward.web.TimelineEntry(
        entry.title(),
        by,
        dates.momentInWords(entry.at()),
        entry.at().toString(),
        entry.detail(),
        entry.answered() && linked ? "/tasks/" + entry.taskKey() : null);
  }
}
