package org.homeward.discharge;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** The contact after leaving hospital. */
@Entity
@EntityListeners(StayChangeListener.class)
@Table(name = "follow_up")
class FollowUpEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long spellId;
  private LocalDate contactOn;
  private String mechanism;
  private String outcome;
  private boolean countsNationally;
  private long recordedByStep;

  protected FollowUpEntity() {}

  FollowUpEntity(
      long spellId,
      LocalDate contactOn,
      String mechanism,
      String outcome,
      boolean countsNationally,
      long recordedByStep) {
    this.spellId = spellId;
    this.contactOn = contactOn;
    this.mechanism = mechanism;
    this.outcome = outcome;
    this.countsNationally = countsNationally;
    this.recordedByStep = recordedByStep;
  }

  boolean countsNationally() {
    return countsNationally;
  }

  long spellId() {
    return spellId;
  }
}
