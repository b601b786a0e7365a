package org.homeward.employment;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;

/** A job the person has or had while they were supported. */
@Entity
@Table(name = "employment_job")
class JobEntity {

  private static final String NEW = "new";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long supportId;
  private int number;
  private String kind;
  private LocalDate startedOn;
  private LocalDate fourHoursOn;
  private Integer weeklyHours;
  private boolean selfEmployed;
  private String livingWage;
  private LocalDate endedOn;
  private String endReason;

  @Version private long version;

  protected JobEntity() {}

  JobEntity(long supportId, int number, String kind, LocalDate startedOn) {
    this.supportId = supportId;
    this.number = number;
    this.kind = kind;
    this.startedOn = startedOn;
  }

  void describe(Integer hours, boolean ownBusiness, String wage) {
    weeklyHours = hours;
    selfEmployed = ownBusiness;
    livingWage = wage;
  }

  Long id() {
    return id;
  }

  long supportId() {
    return supportId;
  }

  int number() {
    return number;
  }

  LocalDate startedOn() {
    return startedOn;
  }

  LocalDate fourHoursOn() {
    return fourHoursOn;
  }

  void fourHoursOn(LocalDate day) {
    fourHoursOn = day;
  }

  Integer weeklyHours() {
    return weeklyHours;
  }

  void weeklyHours(Integer hours) {
    weeklyHours = hours;
  }

  /** Whether pay below the minimum wage was recorded. */
  boolean underpaid() {
    return "no".equals(livingWage);
  }

  boolean isNew() {
    return NEW.equals(kind);
  }

  /** A job start in the sense of IPS: a new job in which four paid hours were worked. */
  boolean countsAsStart() {
    return isNew() && fourHoursOn != null;
  }

  LocalDate endedOn() {
    return endedOn;
  }

  void end(LocalDate on, String why) {
    if (on.isBefore(startedOn)) {
      throw new EmploymentRuleBroken("A job cannot end before it began.");
    }
    endedOn = on;
    endReason = why;
  }
}
