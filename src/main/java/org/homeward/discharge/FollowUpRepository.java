package org.homeward.discharge;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface FollowUpRepository extends JpaRepository<FollowUpEntity, Long> {

  Optional<FollowUpEntity> findByRecordedByStep(long step);
}
