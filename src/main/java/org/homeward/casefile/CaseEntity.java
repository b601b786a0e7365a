package org.homeward.casefile;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;

@Entity
@EntityListeners(CaseChangeListener.class)
@Table(name = "pathway_case")
class CaseEntity {

  static final String OPEN = "OPEN";
  static final String CLOSED = "CLOSED";

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String reference;
  private String pathwayId;
  private String pathwayTitle;
  private Long processDefinitionKey;
  private Long processInstanceKey;
  private long personId;
  private String boroughCode;
  private String trustCode;
  private String wardTeamCode;
  private String status;
  private String outcome;
  private LocalDate readySince;
  private Instant startedAt;

  @Column(updatable = false)
  private String startedBy;

  private Instant closedAt;

  @Version private long version;

  protected CaseEntity() {}

  CaseEntity(
      String placeholder,
      String pathwayId,
      String pathwayTitle,
      long personId,
      CasePlace place,
      Instant startedAt,
      String startedBy) {
    this.reference = placeholder;
    this.pathwayId = pathwayId;
    this.pathwayTitle = pathwayTitle;
    this.personId = personId;
    this.boroughCode = place.boroughCode();
    this.trustCode = place.trustCode();
    this.wardTeamCode = place.wardTeamCode();
    this.status = OPEN;
    this.startedAt = startedAt;
    this.startedBy = startedBy;
  }

  void call(String reference) {
    this.reference = reference;
  }

  boolean learnsFrom(Long instanceKey, Long definitionKey) {
    return (processInstanceKey == null && instanceKey != null)
        || (processDefinitionKey == null && definitionKey != null);
  }

  void taken(Long instanceKey, Long definitionKey) {
    this.processInstanceKey = processInstanceKey == null ? instanceKey : processInstanceKey;
    this.processDefinitionKey = processDefinitionKey == null ? definitionKey : processDefinitionKey;
  }

  void moveTo(String ward, String trust) {
    this.wardTeamCode = ward;
    this.trustCode = trust;
  }

  void leaveWard() {
    this.wardTeamCode = null;
  }

  void readySince(LocalDate day) {
    this.readySince = day;
  }

  void close(String outcome, Instant at) {
    this.status = CLOSED;
    this.outcome = outcome;
    this.closedAt = at;
  }

  boolean isOpen() {
    return OPEN.equals(status);
  }

  Long id() {
    return id;
  }

  String reference() {
    return reference;
  }

  CaseFile snapshot() {
    return new CaseFile(
        id,
        reference,
        pathwayId,
        pathwayTitle,
        processDefinitionKey,
        personId,
        boroughCode,
        trustCode,
        wardTeamCode,
        isOpen(),
        outcome,
        readySince,
        startedAt,
        closedAt);
  }
}
