package org.homeward.employment;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface SupportRepository extends JpaRepository<SupportEntity, Long> {

  Optional<SupportEntity> findByCaseId(long caseId);

  /** The support of a case, kept from others until the transaction ends. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("SELECT s FROM SupportEntity s WHERE s.caseId = :caseId")
  Optional<SupportEntity> lockByCaseId(long caseId);
}
