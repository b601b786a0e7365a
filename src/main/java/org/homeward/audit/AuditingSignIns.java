package org.homeward.audit;

import org.homeward.identity.AccessChanged;
import org.homeward.identity.SignInFailed;
import org.homeward.identity.SignedIn;
import org.homeward.identity.SignedOut;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps who logged in and out, and who tried to. */
@Component
class AuditingSignIns {

  private final AuditTrail audit;

  AuditingSignIns(AuditTrail audit) {
    this.audit = audit;
  }

  @EventListener
  void in(SignedIn event) {
    audit.account(event.user().getUsername(), "login", event.address());
  }

  @EventListener
  void out(SignedOut event) {
    audit.account(event.user().getUsername(), "logout", event.everywhere() ? "everywhere" : null);
  }

  @EventListener
  void failed(SignInFailed event) {
    audit.account(event.username(), "login.failed", event.address() + " " + event.reason());
  }

  @EventListener
  void access(AccessChanged event) {
    audit.account(
        event.username(),
        "account.access",
        "agency %s, teams %s, roles %s"
            .formatted(event.agencyCode(), event.teamCodes(), event.roles()));
  }
}
