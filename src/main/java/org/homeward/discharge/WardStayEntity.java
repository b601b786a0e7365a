package org.homeward.discharge;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;

/** The time of one hospital stay that was spent on one ward. */
@Entity
@Table(name = "ward_stay")
class WardStayEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long spellId;
  private String wardTeamCode;
  private String bedType;
  private LocalDate startedOn;
  private LocalDate endedOn;
  private long openedByStep;

  @Version private long version;

  protected WardStayEntity() {}

  WardStayEntity(
      long spellId, String wardTeamCode, String bedType, LocalDate startedOn, long openedByStep) {
    this.spellId = spellId;
    this.wardTeamCode = wardTeamCode;
    this.bedType = bedType;
    this.startedOn = startedOn;
    this.openedByStep = openedByStep;
  }

  /** Nobody leaves a ward before they came to it. */
  void end(LocalDate on) {
    this.endedOn = on.isBefore(startedOn) ? startedOn : on;
  }

  boolean isOpen() {
    return endedOn == null;
  }

  String wardTeamCode() {
    return wardTeamCode;
  }

  LocalDate startedOn() {
    return startedOn;
  }
}
