package org.homeward.discharge;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;

/** One stay in hospital. */
@Entity
@EntityListeners(SpellChangeListener.class)
@Table(name = "hospital_spell")
class SpellEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long caseId;
  private long personId;
  private String wardTeamCode;
  private String bedType;
  private LocalDate admittedOn;
  private LocalDate dischargedOn;
  private String dischargeMethod;
  private String dischargeDestination;
  private String accommodationType;
  private String settledAccommodation;
  private boolean voided;
  private LocalDate absentSince;

  @Version private long version;

  protected SpellEntity() {}

  SpellEntity(
      long caseId, long personId, String wardTeamCode, String bedType, LocalDate admittedOn) {
    this.caseId = caseId;
    this.personId = personId;
    this.wardTeamCode = wardTeamCode;
    this.bedType = bedType;
    this.admittedOn = admittedOn;
  }

  void discharge(Discharge discharge) {
    this.dischargedOn = discharge.on();
    this.dischargeMethod = discharge.method();
    this.dischargeDestination = discharge.destination();
    this.accommodationType = discharge.accommodationType();
    this.settledAccommodation = discharge.settled();
    this.absentSince = null;
  }

  /** The person is in another bed. */
  void moveTo(String ward, String type) {
    this.wardTeamCode = ward;
    this.bedType = type;
  }

  /** The type of the bed they are in now, or were in last. */
  String bedType() {
    return bedType;
  }

  /** Absent without leave since that day; null when back. */
  void absentSince(LocalDate day) {
    this.absentSince = day;
  }

  LocalDate absentSince() {
    return absentSince;
  }

  /** Opened in error: it counts nowhere. */
  void voidIt() {
    this.voided = true;
    this.absentSince = null;
  }

  boolean isVoided() {
    return voided;
  }

  Long id() {
    return id;
  }

  long caseId() {
    return caseId;
  }

  LocalDate admittedOn() {
    return admittedOn;
  }

  LocalDate dischargedOn() {
    return dischargedOn;
  }
}
