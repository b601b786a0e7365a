package org.homeward.discharge;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface WardStayRepository extends JpaRepository<WardStayEntity, Long> {

  List<WardStayEntity> findBySpellIdOrderByStartedOnAscIdAsc(long spellId);

  boolean existsByOpenedByStep(long step);
}
