package org.homeward.audit;

import java.util.Optional;
import org.homeward.identity.AccessChanged;
import org.homeward.identity.Account;
import org.homeward.identity.Accounts;
import org.homeward.identity.SignInFailed;
import org.homeward.identity.SignInFailed.Reason;
import org.homeward.identity.SignedIn;
import org.homeward.identity.SignedOut;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps who logged in and out, and who tried to. */
@Component
class AuditingSignIns {

  /** Stands for what was typed where it is no account's name: it may be a password. */
  static final String UNKNOWN = "(unknown)";

  private final AuditTrail audit;
  private final Accounts accounts;

  AuditingSignIns(AuditTrail audit, Accounts accounts) {
    this.audit = audit;
    this.accounts = accounts;
  }

  @EventListener
  void in(SignedIn event) {
    audit.acted(event.user(), "login", AuditTrail.Subject.NONE, event.address());
  }

  @EventListener
  void out(SignedOut event) {
    audit.acted(
        event.user(), "logout", AuditTrail.Subject.NONE, event.everywhere() ? "everywhere" : null);
  }

  @EventListener
  void failed(SignInFailed event) {
    // Whom a provider vouches for is known by the name it gives, whoever else is called so here.
    boolean vouchedFor =
        event.reason() == Reason.NO_ACCESS || event.reason() == Reason.AGENCY_NOT_ASSURED;
    Optional<Account> account = vouchedFor ? Optional.empty() : accounts.find(event.username());
    audit.account(
        account.map(Account::username).orElse(vouchedFor ? event.username() : UNKNOWN),
        account.map(Account::agencyCode).orElse(null),
        "login.failed",
        event.address() + " " + event.reason());
  }

  @EventListener
  void access(AccessChanged event) {
    audit.account(
        event.username(),
        event.agencyCode(),
        "account.access",
        "agency %s, teams %s, roles %s"
            .formatted(event.agencyCode(), event.teamCodes(), event.roles()));
  }
}
