package org.homeward.audit;

import org.homeward.access.AccessRefused;
import org.homeward.identity.SignedInUser;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps who wanted to use what is not theirs. */
@Component
class AuditingRefusals {

  private final AuditTrail audit;

  AuditingRefusals(AuditTrail audit) {
    this.audit = audit;
  }

  @EventListener
  void refused(AccessRefused event) {
    if (event.viewer() instanceof SignedInUser who) {
      audit.acted(who, "refused.page", AuditTrail.Subject.NONE, event.permission().name());
    }
  }
}
