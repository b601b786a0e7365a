package org.homeward.discharge;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;

/** One thing that keeps a person in hospital and that an agency was asked to clear. */
@Entity
@Table(name = "barrier")
class BarrierEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long caseId;
  private String barrierKey;
  private String title;
  private String role;
  private String agencyCode;
  private boolean sharedWithPartner;
  private String origin;
  private LocalDate openedOn;
  private LocalDate closedOn;

  @Enumerated(EnumType.STRING)
  private BarrierOutcome outcome;

  private long openedByStep;
  private Long closedByStep;
  private Long awaitedByStep;
  private LocalDate inPlaceOn;

  @Version private long version;

  protected BarrierEntity() {}

  BarrierEntity(long caseId, BarrierItem item, String agencyCode, LocalDate on, long step) {
    this.caseId = caseId;
    this.barrierKey = item.key();
    this.title = item.title();
    this.role = item.role();
    this.sharedWithPartner = item.shared();
    this.origin = item.origin();
    this.agencyCode = agencyCode;
    this.openedOn = on;
    this.openedByStep = step;
  }

  void close(BarrierOutcome how, LocalDate on, Long step) {
    this.outcome = how;
    this.closedOn = on;
    this.closedByStep = step;
  }

  /** From which day what was arranged is in place, if the answer said so. */
  void arrangedFrom(LocalDate day) {
    this.inPlaceOn = day;
  }

  /** A step of the case goes on when this is closed; null if none does. */
  void awaitedBy(Long step) {
    this.awaitedByStep = step;
  }

  Long awaitedBy() {
    return awaitedByStep;
  }

  LocalDate inPlaceOn() {
    return inPlaceOn;
  }

  boolean isOpen() {
    return closedOn == null;
  }

  String key() {
    return barrierKey;
  }

  String title() {
    return title;
  }

  /** Whether whoever was asked has answered; else the work was stopped or not needed any more. */
  boolean isAnswered() {
    return outcome == BarrierOutcome.CLEARED || outcome == BarrierOutcome.NOT_POSSIBLE;
  }

  String role() {
    return role;
  }

  boolean isShared() {
    return sharedWithPartner;
  }

  boolean isFromReason() {
    return !BarrierItem.EARLY.equals(origin);
  }

  String agencyCode() {
    return agencyCode;
  }

  LocalDate openedOn() {
    return openedOn;
  }

  LocalDate closedOn() {
    return closedOn;
  }

  BarrierOutcome outcome() {
    return outcome;
  }
}
