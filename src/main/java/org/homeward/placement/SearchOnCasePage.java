package org.homeward.placement;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.homeward.casefile.CaseAccess;
import org.homeward.casefile.CaseAudiences;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseSummaryPart;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Dates;
import org.homeward.web.SummaryRow;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says on the page of a case where its search for a home stands, and the same on the pages of cases
 * linked with it, such as the discharge that waits for the home. Names no home and no provider:
 * those who open the case may be other providers.
 */
@Component
class SearchOnCasePage implements CaseSummaryPart {

  /** Where a search stands; the last day of the stay that came of it, if that is limited. */
  private record Standing(
      long caseId, Searches.Stage stage, LocalDate openedOn, LocalDate limitOn) {}

  private final CaseAudiences audiences;
  private final CaseAccess access;
  private final CaseFiles cases;
  private final HomeWords words;
  private final JdbcClient jdbc;
  private final MessageSource messages;
  private final Dates dates;

  SearchOnCasePage(
      CaseAudiences audiences,
      CaseAccess access,
      CaseFiles cases,
      HomeWords words,
      JdbcClient jdbc,
      MessageSource messages,
      Dates dates) {
    this.audiences = audiences;
    this.access = access;
    this.cases = cases;
    this.words = words;
    this.jdbc = jdbc;
    this.messages = messages;
    this.dates = dates;
  }

  @Override
  @Transactional(readOnly = true)
  public Summary summary(CaseFile file, SignedInUser viewer) {
    return audiences.partnerOf(viewer) == null ? Summary.of(rows(file, viewer)) : Summary.NOTHING;
  }

  private List<SummaryRow> rows(CaseFile file, SignedInUser viewer) {
    return standing(file.id()).stream()
        .filter(standing -> mayKnow(viewer, file, standing))
        .limit(1)
        .flatMap(this::rows)
        .toList();
  }

  private Stream<SummaryRow> rows(Standing standing) {
    String limit = words.limit(standing.limitOn());
    return Stream.of(
            new SummaryRow(
                say("placement.search.row"),
                say(
                    "placement.search.stands",
                    standing.stage().words(),
                    dates.day(standing.openedOn()))),
            limit == null ? null : new SummaryRow(say("placement.search.stay"), limit))
        .filter(Objects::nonNull);
  }

  private boolean mayKnow(SignedInUser viewer, CaseFile file, Standing standing) {
    if (standing.caseId() == file.id()) {
      return true;
    }
    CaseFile linked = cases.all(List.of(standing.caseId())).get(standing.caseId());
    return linked != null && access.mayRead(viewer, linked);
  }

  /** The case's own search, then those of linked cases, the one linked last first. */
  private List<Standing> standing(long caseId) {
    return jdbc
        .sql(
            """
            SELECT f.case_id, f.stage, f.opened_on, (
              SELECT MIN(s.limit_on) FROM placement_stay s
              WHERE s.case_id = f.case_id AND s.moved_in_on IS NOT NULL AND s.ended_on IS NULL)
              AS limit_on
            FROM placement_search f
            WHERE f.case_id = :caseId
              OR f.case_id IN (SELECT other_case_id FROM case_link WHERE case_id = :caseId)
            """)
        .param("caseId", caseId)
        .query(
            (row, n) ->
                new Standing(
                    row.getLong("case_id"),
                    Searches.Stage.valueOf(row.getString("stage")),
                    Moments.day(row, "opened_on"),
                    Moments.day(row, "limit_on")))
        .list()
        .stream()
        .sorted(
            java.util.Comparator.comparing((Standing s) -> s.caseId() != caseId)
                .thenComparing(s -> -s.caseId()))
        .toList();
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
