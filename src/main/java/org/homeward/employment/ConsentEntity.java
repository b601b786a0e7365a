package org.homeward.employment;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** What a person said about what employers may be told. */
@Entity
@Table(name = "employment_consent")
class ConsentEntity {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long supportId;
  private LocalDate decidedOn;
  private String decision;

  protected ConsentEntity() {}

  ConsentEntity(long supportId, LocalDate decidedOn, String decision) {
    this.supportId = supportId;
    this.decidedOn = decidedOn;
    this.decision = decision;
  }
}
