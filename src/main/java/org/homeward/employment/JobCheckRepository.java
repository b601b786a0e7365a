package org.homeward.employment;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface JobCheckRepository extends JpaRepository<JobCheckEntity, Long> {

  Optional<JobCheckEntity> findByJobIdAndWeeks(long jobId, int weeks);

  List<JobCheckEntity> findByJobIdInOrderByCheckedOnAsc(Collection<Long> jobIds);
}
