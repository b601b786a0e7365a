package org.homeward.employment;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** Whether a person was still in a job, asked when some weeks were over. */
@Entity
@Table(name = "employment_job_check")
class JobCheckEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long jobId;
  private int weeks;
  private LocalDate checkedOn;
  private boolean inJob;
  private Integer weeklyHours;

  protected JobCheckEntity() {}

  JobCheckEntity(long jobId, int weeks) {
    this.jobId = jobId;
    this.weeks = weeks;
  }

  /** The answer; when the same mark is asked about again, the later one counts. */
  void answer(LocalDate on, boolean still, Integer hours) {
    checkedOn = on;
    inJob = still;
    weeklyHours = hours;
  }

  long jobId() {
    return jobId;
  }

  int weeks() {
    return weeks;
  }

  LocalDate checkedOn() {
    return checkedOn;
  }

  boolean inJob() {
    return inJob;
  }
}
