package org.homeward.placement;

import java.util.Locale;
import java.util.Set;
import org.homeward.access.AccessPolicy;
import org.homeward.access.Permission;
import org.homeward.casefile.CaseAudiences;
import org.homeward.casefile.CaseSearchPart;
import org.homeward.identity.SignedInUser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds cases by the home that the person is nominated for, offered, promised or living in. */
@Component
class CasesByHome implements CaseSearchPart {

  /** Of what is over nothing is read, so it costs what there is of homes. */
  private static final String FIND =
      """
      SELECT DISTINCT f.case_id FROM (
        SELECT n.case_id, n.home_id, n.agency_code FROM nomination n
        WHERE n.state IN ('SENT', 'OFFERED') AND n.home_id IN (:named)
        UNION ALL
        SELECT o.case_id, o.home_id, n.agency_code
        FROM home_hold o JOIN nomination n ON n.id = o.nomination_id
        WHERE o.home_id IN (:named)
        UNION ALL
        SELECT s.case_id, s.home_id, n.agency_code
        FROM placement_stay s JOIN nomination n ON n.id = s.nomination_id
        WHERE s.ended_on IS NULL AND s.home_id IN (:named)) f
      WHERE (:partner IS NULL OR f.agency_code = :partner)
      LIMIT :most
      """
          .replace(
              ":named",
              """
              SELECT h.id FROM home h JOIN home_scheme g ON g.id = h.scheme_id
              WHERE LOWER(CONCAT(' ', g.name, ' ', h.name)) LIKE :words ESCAPE '!'
              """);

  private final JdbcClient jdbc;
  private final AccessPolicy policy;
  private final CaseAudiences audiences;

  CasesByHome(JdbcClient jdbc, AccessPolicy policy, CaseAudiences audiences) {
    this.jdbc = jdbc;
    this.policy = policy;
    this.audiences = audiences;
  }

  @Override
  @Transactional(readOnly = true)
  public Set<Long> casesLike(String text, SignedInUser who, int most) {
    return policy.may(who, Permission.VACANCIES)
        ? Set.copyOf(
            jdbc.sql(FIND)
                .param("words", "% " + plain(text) + "%")
                .param("partner", audiences.partnerOf(who), java.sql.Types.VARCHAR)
                .param("most", most)
                .query(Long.class)
                .list())
        : Set.of();
  }

  private static String plain(String text) {
    return text.strip()
        .toLowerCase(Locale.UK)
        .replaceAll("[\\s,]+", " ")
        .replaceAll("([!%_])", "!$1");
  }
}
