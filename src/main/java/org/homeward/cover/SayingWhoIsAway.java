package org.homeward.cover;

import org.homeward.audit.AuditTrail;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says that somebody is away, or back. */
@Service
class SayingWhoIsAway {

  private final Covers covers;
  private final AuditTrail audit;

  SayingWhoIsAway(Covers covers, AuditTrail audit) {
    this.covers = covers;
    this.audit = audit;
  }

  /** Somebody is away, and somebody acts for them. */
  @Transactional
  public void record(Away away, SignedInUser who) {
    covers.add(away, who);
    audit.acted(
        who,
        "cover.record",
        AuditTrail.Subject.NONE,
        away.username()
            + " from "
            + away.firstDay()
            + " to "
            + away.lastDay()
            + (away.cover() == null ? "" : ", covered by " + away.cover()));
  }

  /** They are back, or not away after all. */
  @Transactional
  public void end(Away away, SignedInUser who) {
    if (covers.end(away.id(), who)) {
      audit.acted(who, "cover.end", AuditTrail.Subject.NONE, away.username());
    }
  }
}
