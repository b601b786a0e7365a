package org.homeward.employment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** What a person does and receives on one day, in national codes. */
@Entity
@Table(name = "employment_record")
class RecordEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long supportId;
  private String kind;
  private LocalDate recordedOn;
  private String status;
  private String weeklyHours;
  private String selfEmployed;
  private String sicknessAbsence;
  private String ssp;
  private String benefit;
  private String universalCredit;
  private String esa;
  private String pip;
  private String jsa;

  @Column(name = "other_benefit")
  private String other;

  protected RecordEntity() {}

  RecordEntity(long supportId, String kind, LocalDate recordedOn, Indicators said) {
    this.supportId = supportId;
    this.kind = kind;
    this.recordedOn = recordedOn;
    this.status = said.status().code();
    this.weeklyHours = said.weeklyHours();
    this.selfEmployed = said.selfEmployed();
    this.sicknessAbsence = said.sicknessAbsence();
    this.ssp = said.ssp();
    this.benefit = said.benefit();
    this.universalCredit = said.universalCredit();
    this.esa = said.esa();
    this.pip = said.pip();
    this.jsa = said.jsa();
    this.other = said.other();
  }

  String kind() {
    return kind;
  }

  LocalDate recordedOn() {
    return recordedOn;
  }

  EmploymentStatus status() {
    return EmploymentStatus.of(status);
  }

  boolean offSick() {
    return "Y".equals(sicknessAbsence);
  }
}
