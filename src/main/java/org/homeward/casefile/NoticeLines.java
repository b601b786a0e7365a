package org.homeward.casefile;

import java.util.List;
import java.util.Map;
import org.homeward.person.PersonView;
import org.homeward.web.Dates;
import org.springframework.stereotype.Component;

/** Puts names and words to notices. */
@Component
public class NoticeLines {

  private final Dates dates;

  NoticeLines(Dates dates) {
    this.dates = dates;
  }

  /**
   * Notices in words, with people who were read together with those of the rest of the page.
   *
   * @param notices the notices
   * @param people their people by id
   */
  public List<NoticeLine> lines(List<CaseNotices.Notice> notices, Map<Long, PersonView> people) {
    return notices.stream()
        .map(
            notice ->
                new NoticeLine(
                    notice.id(),
                    notice.title(),
                    people.get(notice.personId()).displayName(),
                    notice.reference(),
                    notice.involved() ? address(notice) : null,
                    dates.momentInWords(notice.at()),
                    notice.read()))
        .toList();
  }

  static String address(CaseNotices.Notice notice) {
    return notice.path() == null ? "/cases/" + notice.reference() : notice.path();
  }
}
