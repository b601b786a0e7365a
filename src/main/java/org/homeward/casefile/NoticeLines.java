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
   * Notices in words, with cases and people that were read together with those of the rest of the
   * page.
   *
   * @param notices the notices
   * @param cases their cases by id
   * @param people their people by id
   */
  public List<NoticeLine> lines(
      List<CaseNotices.Notice> notices, Map<Long, CaseFile> cases, Map<Long, PersonView> people) {
    return notices.stream()
        .map(
            notice -> {
              CaseFile file = cases.get(notice.caseId());
              return new NoticeLine(
                  notice.id(),
                  notice.title(),
                  people.get(file.personId()).displayName(),
                  file.reference(),
                  notice.involved() ? address(notice, file) : null,
                  dates.momentInWords(notice.at()),
                  notice.read());
            })
        .toList();
  }

  static String address(CaseNotices.Notice notice, CaseFile file) {
    return notice.path() == null ? "/cases/" + file.reference() : notice.path();
  }
}
