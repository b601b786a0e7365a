package org.homeward.casefile;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.audit.AuditedCases;
import org.homeward.identity.SignedInUser;
import org.homeward.web.OncePerPage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the audit pages whose case an entry is about. */
@Component
class CasesForAudit implements AuditedCases {

  private final CaseFiles cases;
  private final CaseAccess access;
  private final JdbcClient jdbc;

  CasesForAudit(CaseFiles cases, CaseAccess access, JdbcClient jdbc) {
    this.cases = cases;
    this.access = access;
    this.jdbc = jdbc;
  }

  @Override
  public Map<String, AuditedCase> cases(Collection<String> references, SignedInUser who) {
    if (references.isEmpty()) {
      return Map.of();
    }
    List<Long> ids =
        jdbc.sql("SELECT id FROM pathway_case WHERE reference IN (:references)")
            .param("references", Set.copyOf(references))
            .query(Long.class)
            .list();
    return seen(cases.all(ids).values(), who);
  }

  @Override
  public Map<String, AuditedCase> casesOf(long personId, SignedInUser who) {
    return seen(ofPerson(personId), who);
  }

  private List<CaseFile> ofPerson(long personId) {
    return OncePerPage.read("cases of person " + personId, () -> cases.ofPerson(personId));
  }

  private Map<String, AuditedCase> seen(Collection<CaseFile> files, SignedInUser who) {
    Set<Long> readable = access.readable(who, files);
    return files.stream()
        .collect(
            Collectors.toMap(
                CaseFile::reference,
                file -> new AuditedCase(file.trustCode(), readable.contains(file.id()))));
  }

  @Override
  public Set<String> casesOf(String trustCode, Collection<String> references) {
    return some(
        "SELECT reference FROM pathway_case WHERE trust_code = :trust AND reference IN (:some)",
        trustCode,
        references,
        String.class);
  }

  @Override
  public Set<Long> peopleOf(String trustCode, Collection<Long> personIds) {
    return some(
        "SELECT person_id FROM pathway_case WHERE trust_code = :trust AND person_id IN (:some)",
        trustCode,
        personIds,
        Long.class);
  }

  private <T> Set<T> some(String sql, String trustCode, Collection<T> of, Class<T> type) {
    if (of.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        jdbc.sql(sql).param("trust", trustCode).param("some", Set.copyOf(of)).query(type).list());
  }

  @Override
  public Set<String> trustsOf(long personId) {
    return jdbc.sql(
            """
            SELECT DISTINCT trust_code FROM pathway_case
            WHERE person_id = :person AND trust_code IS NOT NULL
            """)
        .param("person", personId)
        .query(String.class)
        .set();
  }

  @Override
  public OptionalLong personOf(String reference) {
    return cases.find(reference).map(CaseFile::personId).stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  @Override
  public boolean looksAfter(SignedInUser who, long personId) {
    return access.canLookAfter(who)
        && ofPerson(personId).stream().anyMatch(file -> access.looksAfter(who, file));
  }
}
