package org.homeward.discharge;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReadyPeriodRepository extends JpaRepository<ReadyPeriodEntity, Long> {

  List<ReadyPeriodEntity> findBySpellIdOrderByStartedOnAscIdAsc(long spellId);

  boolean existsByOpenedByStep(long step);

  boolean existsByClosedByStep(long step);
}
