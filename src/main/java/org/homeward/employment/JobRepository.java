package org.homeward.employment;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface JobRepository extends JpaRepository<JobEntity, Long> {

  List<JobEntity> findBySupportIdOrderByNumberAsc(long supportId);
}
