package org.homeward.employment;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ContactRepository extends JpaRepository<ContactEntity, Long> {

  List<ContactEntity> findBySupportIdAndContactWithOrderByContactOnAscIdAsc(
      long supportId, String contactWith);

  boolean existsBySupportIdAndContactWithAndContactOn(
      long supportId, String contactWith, LocalDate contactOn);
}
