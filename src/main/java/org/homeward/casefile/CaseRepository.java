package org.homeward.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface CaseRepository extends JpaRepository<CaseEntity, Long> {

  Optional<CaseEntity> findByReference(String reference);

  List<CaseEntity> findByPersonIdAndStatus(long personId, String status);

  /** A branch for each index; open cases come first, so that a limit leaves out the closed. */
  @Query(
      nativeQuery = true,
      value =
          """
          SELECT f.id FROM (
            SELECT id, status FROM pathway_case WHERE reference = :reference
            UNION
            SELECT id, status FROM pathway_case WHERE person_id IN (:people)
          ) f
          ORDER BY CASE f.status WHEN 'OPEN' THEN 0 ELSE 1 END, f.id DESC LIMIT :most
          """)
  List<Long> idsOf(Collection<Long> people, String reference, int most);

  /** Keeps others from starting a case for the same person until the transaction ends. */
  @Query(nativeQuery = true, value = "SELECT id FROM person WHERE id = :personId FOR UPDATE")
  Long lockPerson(long personId);

  /** Keeps others from acting on a case until the transaction ends. */
  @Query(nativeQuery = true, value = "SELECT id FROM pathway_case WHERE id = :caseId FOR UPDATE")
  Long lockCase(long caseId);

  /** The cases of a person, open ones first, then the newest. */
  @Query(
      """
      select c from CaseEntity c where c.personId = :personId
      order by case when c.status = 'OPEN' then 0 else 1 end, c.id desc
      """)
  List<CaseEntity> ofPerson(long personId, Limit most);

  /**
   * The open cases as they are now, also those that were committed after this transaction began to
   * read: only a locking read sees them on MySQL.
   */
  @Query(
      nativeQuery = true,
      value =
          """
          SELECT id FROM pathway_case
          WHERE person_id = :personId AND pathway_id = :pathwayId AND status = 'OPEN' FOR UPDATE
          """)
  List<Long> lockOpen(long personId, String pathwayId);
}
