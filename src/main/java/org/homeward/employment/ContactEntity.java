package org.homeward.employment;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Set;

/** A contact with the person or an employer, or an attempt at one. */
@Entity
@Table(name = "employment_contact")
class ContactEntity {

  static final String PERSON = "PERSON";
  static final String EMPLOYER = "EMPLOYER";

  private static final String REACHED = "reached";

  /** Face to face, phone, talk type and video: the ways that count nationally as contact. */
  private static final Set<String> DIRECT = Set.of("01", "02", "04", "11");

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private long supportId;
  private String contactWith;
  private LocalDate contactOn;
  private String mechanism;
  private String outcome;

  protected ContactEntity() {}

  private ContactEntity(long support, String with, LocalDate on, String mechanism, String outcome) {
    this.supportId = support;
    this.contactWith = with;
    this.contactOn = on;
    this.mechanism = mechanism;
    this.outcome = outcome;
  }

  static ContactEntity withPerson(long support, LocalDate on, String mechanism, String outcome) {
    return new ContactEntity(support, PERSON, on, mechanism, outcome);
  }

  static ContactEntity withEmployer(long support, LocalDate on) {
    return new ContactEntity(support, EMPLOYER, on, null, REACHED);
  }

  LocalDate contactOn() {
    return contactOn;
  }

  boolean reached() {
    return REACHED.equals(outcome);
  }

  boolean direct() {
    return reached() && DIRECT.contains(mechanism);
  }
}
