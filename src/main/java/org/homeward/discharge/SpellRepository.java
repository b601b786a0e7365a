package org.homeward.discharge;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface SpellRepository extends JpaRepository<SpellEntity, Long> {

  Optional<SpellEntity> findByCaseId(long caseId);
}
