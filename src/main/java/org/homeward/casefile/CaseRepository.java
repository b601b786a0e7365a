package org.homeward.casefile;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface CaseRepository extends JpaRepository<CaseEntity, Long> {

  Optional<CaseEntity> findByReference(String reference);

  List<CaseEntity> findByPersonIdAndStatus(long personId, String status);

  boolean existsByPersonIdAndPathwayIdAndStatus(long personId, String pathwayId, String status);
}
