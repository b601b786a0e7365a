package org.homeward.discharge;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface BarrierRepository extends JpaRepository<BarrierEntity, Long> {

  List<BarrierEntity> findByCaseIdOrderByOpenedOnAscIdAsc(long caseId);

  List<BarrierEntity> findByCaseIdAndClosedOnIsNullOrderByOpenedOnAscIdAsc(long caseId);

  Optional<BarrierEntity> findFirstByCaseIdAndBarrierKeyAndClosedOnIsNull(
      long caseId, String barrierKey);

  Optional<BarrierEntity> findFirstByAwaitedByStep(long step);

  Optional<BarrierEntity> findFirstByClosedByStepAndBarrierKey(long step, String barrierKey);

  boolean existsByOpenedByStep(long step);
}
