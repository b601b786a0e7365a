package org.homeward.administration;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.homeward.agency.Team;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.Act;
import org.homeward.identity.Account;
import org.homeward.identity.AccountState;
import org.homeward.identity.AccountsAdministered;
import org.homeward.identity.MailAddresses;
import org.homeward.identity.SignedInUser;
import org.homeward.task.TasksOfPeople;
import org.homeward.web.ForbiddenException;
import org.homeward.web.NotFoundException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/**
 * Changes, closes and opens accounts, and sees to the tasks of those who leave. All of it asks
 * again whether it may be done, with the account locked.
 */
@Service
class ChangingAccounts {

  private final AccountsAdministered accounts;
  private final AdministrationReach reach;
  private final TasksOfPeople tasks;
  private final MailAddresses addresses;
  private final AuditTrail audit;
  private final MessageSource messages;

  ChangingAccounts(
      AccountsAdministered accounts,
      AdministrationReach reach,
      TasksOfPeople tasks,
      MailAddresses addresses,
      AuditTrail audit,
      MessageSource messages) {
    this.accounts = accounts;
    this.reach = reach;
    this.tasks = tasks;
    this.addresses = addresses;
    this.audit = audit;
    this.messages = messages;
  }

  /**
   * Gives an account other teams and roles. Tasks in teams they leave go back there.
   *
   * @param me who does it
   * @param id number of the account
   * @param teams codes of its teams from now on
   * @param roles its roles beside those of its teams
   * @return how many tasks went back
   * @throws NotFoundException if the account is not within reach
   * @throws ForbiddenException if it may not be changed, or not so
   */
  @Act
  public int change(SignedInUser me, long id, Set<String> teams, Set<String> roles) {
    AccountState state = lock(me, id);
    refuse(reach.whyNotWork(me, state));
    Account account = state.account();
    boolean allowed =
        reach.teamsFor(me, account.agencyCode(), account.teamCodes()).stream()
                .map(Team::code)
                .toList()
                .containsAll(teams)
            && reach.rolesFor(me, account.agencyCode(), state.ownRoles()).containsAll(roles);
    refuse(allowed ? Optional.empty() : Optional.of("administration.not.role"));
    accounts.change(account, teams, roles);
    int back = tasks.giveBack(account.username(), team -> !teams.contains(team), me);
    audit.acted(
        me,
        "account.change",
        AuditTrail.Subject.NONE,
        "%s: teams %s instead of %s, own roles %s instead of %s"
            .formatted(
                account.username(),
                sorted(teams),
                account.teamCodes(),
                sorted(roles),
                state.ownRoles()));
    return back;
  }

  /**
   * Says where somebody gets e-mail.
   *
   * @param me who does it
   * @param id number of the account
   * @param address the address, or null for none
   * @throws NotFoundException if the account is not within reach
   * @throws ForbiddenException if it may not be changed
   */
  @Act
  public void mail(SignedInUser me, long id, String address) {
    AccountState state = lock(me, id);
    refuse(reach.whyNotMail(me, state));
    addresses.decide(state.account(), address);
    audit.acted(
        me,
        "account.mail",
        AuditTrail.Subject.NONE,
        state.account().username() + (address == null ? ": none" : ": another address"));
  }

  /**
   * Closes an account: whoever has it is logged out, and what they had to do goes back to their
   * teams.
   *
   * @param me who does it
   * @param id number of the account
   * @param lastDay last day of the person, in London
   * @param reason why
   * @return how many tasks went back
   * @throws NotFoundException if the account is not within reach
   * @throws ForbiddenException if it may not be closed
   */
  @Act
  public int close(SignedInUser me, long id, LocalDate lastDay, String reason) {
    AccountState state = lock(me, id);
    refuse(reach.whyNotClose(me, state));
    Account account = state.account();
    accounts.close(account, lastDay, reason, me.getUsername());
    int back = tasks.giveBack(account.username(), team -> true, me);
    audit.acted(
        me,
        "account.close",
        AuditTrail.Subject.NONE,
        account.username() + ", last day " + lastDay + ", tasks given back: " + back);
    return back;
  }

  /**
   * Opens a closed account again.
   *
   * @param me who does it
   * @param id number of the account
   * @throws NotFoundException if the account is not within reach
   * @throws ForbiddenException if it may not be opened
   */
  @Act
  public void reopen(SignedInUser me, long id) {
    AccountState state = lock(me, id);
    refuse(reach.whyNotReopen(me, state));
    accounts.reopen(state.account());
    audit.acted(me, "account.reopen", AuditTrail.Subject.NONE, state.account().username());
  }

  private AccountState lock(SignedInUser me, long id) {
    return accounts
        .lock(id)
        .filter(state -> reach.reachesAccounts(me, state.account().agencyCode()))
        .orElseThrow(() -> new NotFoundException("account " + id));
  }

  private void refuse(Optional<String> why) {
    if (why.isPresent()) {
      throw new ForbiddenException(say("administration.not.title"), say(why.get()), null);
    }
  }

  private String say(String key) {
    return messages.getMessage(key, null, Locale.UK);
  }

  private static Collection<String> sorted(Set<String> codes) {
    return new java.util.TreeSet<>(codes);
  }
}
