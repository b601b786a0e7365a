package org.homeward.employment;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface RecordRepository extends JpaRepository<RecordEntity, Long> {

  List<RecordEntity> findBySupportIdOrderByRecordedOnAscIdAsc(long supportId);
}
