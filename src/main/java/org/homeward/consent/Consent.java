package org.homeward.consent;

import java.time.LocalDate;
import org.homeward.access.ConsentPurpose;

/**
 * What was said about one thing.
 *
 * @param purpose what it is about
 * @param agencyCode one agency, or empty for all that the purpose is about
 * @param carer a carer, relative or friend by name; empty if it is about none
 * @param decision what was said
 * @param basis who decided, or null if that was not written down
 * @param how how it was said, a code, or null
 * @param saidOn the day it was said, in London
 * @param validUntil the last day it holds, or null
 * @param note what was agreed, or null
 * @param closes whether the agencies stop working in the person's cases because of it
 */
record Consent(
    ConsentPurpose purpose,
    String agencyCode,
    String carer,
    Decision decision,
    Basis basis,
    String how,
    LocalDate saidOn,
    LocalDate validUntil,
    String note,
    boolean closes) {

  /** Whether it was agreed, and that has ended. */
  boolean isOver(LocalDate today) {
    return decision == Decision.AGREED && validUntil != null && validUntil.isBefore(today);
  }

  /** Whether agencies may not work in the person's cases because of it. */
  boolean keepsOut(LocalDate today) {
    return closes || isOver(today);
  }

  boolean isAboutSameAs(Consent other) {
    return purpose == other.purpose
        && agencyCode.equals(other.agencyCode)
        && carer.equals(other.carer);
  }

  /** The same, and the agencies it is about stop working in the person's cases. */
  Consent closing() {
    return new Consent(
        purpose, agencyCode, carer, decision, basis, how, saidOn, validUntil, note, true);
  }
}
