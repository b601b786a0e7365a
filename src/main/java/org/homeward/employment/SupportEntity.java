package org.homeward.employment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** One employment support, from referral to its end. */
@Entity
@Table(name = "employment_support")
class SupportEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long caseId;
  private long personId;

  @Enumerated(EnumType.STRING)
  private Route route;

  private LocalDate referredOn;
  private LocalDate acceptedOn;
  private String suitability;
  private String adviser;
  private LocalDate firstContactOn;
  private Integer daysToFirstContact;
  private LocalDate lastContactOn;
  private LocalDate quietSince;
  private LocalDate firstEmployerContactOn;
  private LocalDate profileOn;
  private LocalDate planOn;
  private String track;
  private String betterOff;
  private String betterOffHome;
  private String disclosure;
  private LocalDate pausedOn;
  private LocalDate lookAgainOn;
  private LocalDate endedOn;

  @Enumerated(EnumType.STRING)
  private EndReason endReason;

  private String recordMissing;

  @Column(name = "is_open")
  private boolean open;

  @Version private long version;

  protected SupportEntity() {}

  SupportEntity(long caseId, long personId, Route route, LocalDate referredOn) {
    this.caseId = caseId;
    this.personId = personId;
    this.route = route;
    this.referredOn = referredOn;
    this.quietSince = referredOn;
    this.open = true;
  }

  Long id() {
    return id;
  }

  long personId() {
    return personId;
  }

  Route route() {
    return route;
  }

  void route(Route changed) {
    route = changed;
  }

  LocalDate referredOn() {
    return referredOn;
  }

  LocalDate acceptedOn() {
    return acceptedOn;
  }

  /** Taken on by an adviser; the first time counts. */
  void accept(LocalDate on, String suitable, String by) {
    acceptedOn = acceptedOn == null ? on : acceptedOn;
    suitability = suitable;
    adviser = by;
  }

  void refuse(String suitable) {
    suitability = suitable;
  }

  String suitability() {
    return suitability;
  }

  String adviser() {
    return adviser;
  }

  void adviser(String username) {
    adviser = username;
  }

  LocalDate firstContactOn() {
    return firstContactOn;
  }

  Integer daysToFirstContact() {
    return daysToFirstContact;
  }

  LocalDate lastContactOn() {
    return lastContactOn;
  }

  /**
   * The person was spoken with.
   *
   * @param on the day
   * @param direct whether it counts nationally as contact: not by email, text or chat
   */
  void spokenWith(LocalDate on, boolean direct) {
    if (lastContactOn == null || on.isAfter(lastContactOn)) {
      lastContactOn = on;
      quietSince = on.isBefore(referredOn) ? referredOn : on;
    }
    if (direct && (firstContactOn == null || on.isBefore(firstContactOn))) {
      firstContactOn = on;
      daysToFirstContact = (int) Math.max(0, ChronoUnit.DAYS.between(referredOn, on));
    }
  }

  LocalDate firstEmployerContactOn() {
    return firstEmployerContactOn;
  }

  void employerSpokenWith(LocalDate on) {
    if (firstEmployerContactOn == null || on.isBefore(firstEmployerContactOn)) {
      firstEmployerContactOn = on;
    }
  }

  LocalDate profileOn() {
    return profileOn;
  }

  void profiled(LocalDate on) {
    profileOn = on;
  }

  LocalDate planOn() {
    return planOn;
  }

  String track() {
    return track;
  }

  void planned(LocalDate on, String towards) {
    planOn = on;
    track = towards;
  }

  String betterOff() {
    return betterOff;
  }

  /** The home for which it was calculated, or null if that is not known. */
  String betterOffHome() {
    return betterOffHome;
  }

  void calculated(String result, String home) {
    betterOff = result;
    betterOffHome = home;
  }

  String disclosure() {
    return disclosure;
  }

  void disclosure(String decision) {
    disclosure = decision;
  }

  LocalDate pausedOn() {
    return pausedOn;
  }

  LocalDate lookAgainOn() {
    return lookAgainOn;
  }

  void pause(LocalDate since, LocalDate again) {
    pausedOn = pausedOn == null ? since : pausedOn;
    lookAgainOn = again;
  }

  void resume() {
    pausedOn = null;
    lookAgainOn = null;
  }

  boolean isOpen() {
    return open;
  }

  LocalDate endedOn() {
    return endedOn;
  }

  EndReason endReason() {
    return endReason;
  }

  MissingRecord recordMissing() {
    return recordMissing == null ? null : MissingRecord.of(recordMissing);
  }

  /** Why there are not a first and a last employment record; null where there are. */
  void recordMissing(MissingRecord why) {
    recordMissing = why == null ? null : why.code();
  }

  void end(LocalDate on, EndReason why) {
    endedOn = on;
    endReason = why;
    open = false;
    resume();
  }
}
