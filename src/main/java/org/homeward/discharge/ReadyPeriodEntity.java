package org.homeward.discharge;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.List;

/** A stretch in which the person was clinically ready for discharge, with one delay reason. */
@Entity
@EntityListeners(StayChangeListener.class)
@Table(name = "ready_period")
class ReadyPeriodEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long spellId;
  private LocalDate startedOn;
  private LocalDate endedOn;
  private String delayReason;
  private String attribution;
  private String responsibleCouncil;
  private String contributing;
  private String endReason;
  private long openedByStep;
  private Long closedByStep;

  @Version private long version;

  protected ReadyPeriodEntity() {}

  ReadyPeriodEntity(long spellId, LocalDate startedOn, Delay delay, long openedByStep) {
    this.spellId = spellId;
    this.startedOn = startedOn;
    this.delayReason = delay.reason().code();
    this.attribution = delay.attribution().code();
    this.responsibleCouncil = delay.councilCode();
    this.contributing =
        delay.contributing().isEmpty() ? null : String.join(",", delay.contributing());
    this.openedByStep = openedByStep;
  }

  void end(LocalDate on, EndReason why, Long step) {
    this.endedOn = on;
    this.endReason = why.name();
    this.closedByStep = step;
  }

  boolean isOpen() {
    return endedOn == null;
  }

  LocalDate startedOn() {
    return startedOn;
  }

  LocalDate endedOn() {
    return endedOn;
  }

  Delay delay() {
    return new Delay(
        DelayReason.of(delayReason).orElseThrow(),
        Attribution.of(attribution).orElseThrow(),
        responsibleCouncil,
        contributing == null ? List.of() : List.of(contributing.split(",")));
  }

  long spellId() {
    return spellId;
  }
}
