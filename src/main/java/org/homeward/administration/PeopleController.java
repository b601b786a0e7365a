package org.homeward.administration;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Role;
import org.homeward.agency.Team;
import org.homeward.audit.AuditTrail;
import org.homeward.form.Option;
import org.homeward.identity.Account;
import org.homeward.identity.AccountState;
import org.homeward.identity.Accounts;
import org.homeward.identity.AccountsAdministered;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.MailAddresses;
import org.homeward.identity.SignedInUser;
import org.homeward.mail.MailsNotSent;
import org.homeward.task.TasksOfPeople;
import org.homeward.web.Crumb;
import org.homeward.web.Dates;
import org.homeward.web.NotFoundException;
import org.homeward.web.StatusTag;
import org.homeward.web.SubNavItem;
import org.homeward.web.SummaryRow;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The accounts that an administrator looks after: a list, and what there is to know of each. */
@Controller
class PeopleController {

  /** Most people named whose e-mail could not be sent. */
  private static final int UNSENT = 10;

  static final String ADDRESS = "/administration/people";

  private final AccountsAdministered accounts;
  private final Accounts names;
  private final AdministrationReach reach;
  private final AdministrationWarnings warnings;
  private final AgencyDirectory directory;
  private final TasksOfPeople tasks;
  private final MailAddresses addresses;
  private final MailsNotSent mails;
  private final AuditTrail audit;
  private final Dates dates;
  private final MessageSource messages;

  PeopleController(
      AccountsAdministered accounts,
      Accounts names,
      AdministrationReach reach,
      AdministrationWarnings warnings,
      AgencyDirectory directory,
      TasksOfPeople tasks,
      MailAddresses addresses,
      MailsNotSent mails,
      AuditTrail audit,
      Dates dates,
      MessageSource messages) {
    this.accounts = accounts;
    this.names = names;
    this.reach = reach;
    this.warnings = warnings;
    this.directory = directory;
    this.tasks = tasks;
    this.addresses = addresses;
    this.mails = mails;
    this.audit = audit;
    this.dates = dates;
    this.messages = messages;
  }

  /** An account in the list. */
  record Line(
      String href,
      String name,
      String username,
      String job,
      String agency,
      List<String> teams,
      List<String> roles) {}

  @GetMapping(ADDRESS)
  @OpenTo(Permission.ACCOUNTS)
  String list(@RequestParam Map<String, String> given, Model model) {
    SignedInUser me = CurrentUser.require();
    PeopleQuery query = PeopleQuery.of(given, reach.everywhere(me) ? null : me.getAgencyCode());
    List<Account> found = accounts.page(query.search(), query.after());
    boolean more = found.size() > AccountsAdministered.PAGE;
    List<Account> shown = more ? found.subList(0, AccountsAdministered.PAGE) : found;
    audit.read(me, "account.list", AuditTrail.Subject.NONE);
    model.addAttribute("lines", shown.stream().map(this::line).toList());
    model.addAttribute("query", query);
    model.addAttribute("view", query.view());
    model.addAttribute("next", more ? query.address(shown.getLast().id()) : null);
    model.addAttribute("first", query.after() == null ? null : query.address(null));
    model.addAttribute("warnings", warnings.of(me));
    model.addAttribute(
        "unsent", mails.people(reach.everywhere(me) ? null : me.getAgencyCode(), UNSENT));
    model.addAttribute("everywhere", reach.everywhere(me));
    filters(query, me, model);
    return "administration/people";
  }

  private void filters(PeopleQuery query, SignedInUser me, Model model) {
    model.addAttribute(
        "views",
        List.of(
            new SubNavItem(
                say("administration.people.view.open"),
                query.inView(true).address(null),
                null,
                query.open()),
            new SubNavItem(
                say("administration.people.view.closed"),
                query.inView(false).address(null),
                null,
                !query.open())));
    List<Agency> agencies =
        reach.everywhere(me)
            ? directory.everyAgency()
            : directory.agency(me.getAgencyCode()).stream().toList();
    List<Team> teams =
        query.agency() != null
            ? directory.everyTeamOf(query.agency())
            : agencies.stream().flatMap(a -> directory.everyTeamOf(a.code()).stream()).toList();
    model.addAttribute(
        "agencies", agencies.stream().map(a -> new Option(a.code(), a.name())).toList());
    model.addAttribute("teams", teams.stream().map(t -> new Option(t.code(), t.name())).toList());
    model.addAttribute(
        "roles",
        Stream.of(Role.values()).map(r -> new Option(r.code(), capital(r.title()))).toList());
    model.addAttribute("chips", chips(query, me));
    model.addAttribute("clear", query.cleared().address(null));
  }

  private List<Crumb> chips(PeopleQuery query, SignedInUser me) {
    List<Crumb> chips = new ArrayList<>();
    if (query.text() != null) {
      chips.add(new Crumb(query.text(), query.without("text").address(null)));
    }
    if (query.agency() != null && reach.everywhere(me)) {
      chips.add(new Crumb(agency(query.agency()), query.without("agency").address(null)));
    }
    if (query.team() != null) {
      chips.add(
          new Crumb(
              directory.team(query.team()).map(Team::name).orElse(query.team()),
              query.without("team").address(null)));
    }
    if (query.role() != null) {
      chips.add(
          new Crumb(capital(Role.titleOf(query.role())), query.without("role").address(null)));
    }
    return chips;
  }

  private Line line(Account account) {
    return new Line(
        ADDRESS + "/" + account.id(),
        account.displayName(),
        account.username(),
        account.jobTitle(),
        agency(account.agencyCode()),
        teams(account),
        account.roles().stream().map(Role::titleOf).map(PeopleController::capital).toList());
  }

  @GetMapping(ADDRESS + "/{account}")
  @OpenTo(Permission.ACCOUNTS)
  String account(@PathVariable("account") long id, Model model) {
    SignedInUser me = CurrentUser.require();
    AccountState state =
        accounts
            .find(id)
            .filter(found -> reach.reachesAccounts(me, found.account().agencyCode()))
            .orElseThrow(() -> new NotFoundException("account " + id));
    audit.read(me, "account.page", AuditTrail.Subject.NONE, state.account().username());
    model.addAttribute("name", state.account().displayName());
    model.addAttribute("address", ADDRESS + "/" + id);
    model.addAttribute("facts", facts(state));
    model.addAttribute("closing", closing(state));
    model.addAttribute("tag", state.closing() == null ? null : StatusTag.CLOSED);
    Optional<String> notAtAll = reach.whyNot(me, state);
    Optional<String> notReopen = reach.whyNotReopen(me, state);
    boolean open = state.closing() == null;
    model.addAttribute("mayChange", reach.whyNotWork(me, state).isEmpty());
    model.addAttribute("mayMail", open && notAtAll.isEmpty());
    model.addAttribute("mayClose", reach.whyNotClose(me, state).isEmpty());
    model.addAttribute("mayReopen", notReopen.isEmpty());
    model.addAttribute(
        "why",
        notAtAll
            .or(() -> open ? reach.whyNotWork(me, state) : notReopen)
            .map(this::say)
            .orElse(null));
    return "administration/account";
  }

  private List<SummaryRow> facts(AccountState state) {
    Account account = state.account();
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(row("administration.account.name", account.displayName()));
    rows.add(row("administration.account.username", account.username()));
    rows.add(row("administration.account.job", account.jobTitle()));
    rows.add(row("administration.column.agency", agency(account.agencyCode())));
    rows.add(row("administration.column.teams", words(teams(account))));
    rows.add(
        row(
            "administration.column.roles",
            words(account.roles().stream().map(Role::titleOf).toList())));
    String way = state.ofProvider() ? "provider" : state.hasPassword() ? "password" : "none";
    rows.add(row("administration.account.log-in", say("administration.account.log-in." + way)));
    rows.add(
        row(
            "administration.account.last",
            state.lastSignedInAt() == null
                ? say("administration.account.last.unknown")
                : dates.momentInWords(state.lastSignedInAt())));
    rows.add(
        row(
            "administration.account.mail",
            addresses.of(account.username()).orElse(say("administration.account.mail.none"))));
    MailsNotSent.GivenUp unsent = mails.of(account.username());
    if (unsent.count() > 0) {
      rows.add(
          row(
              "administration.account.unsent",
              say(
                  unsent.refused()
                      ? "administration.account.unsent.refused"
                      : "administration.account.unsent.away",
                  unsent.count(),
                  dates.momentInWords(unsent.last()))));
    }
    rows.add(row("administration.account.tasks", String.valueOf(tasks.open(account.username()))));
    String source = state.ofProvider() ? "provider" : state.administered() ? "here" : "files";
    rows.add(row("administration.account.source", say("administration.account.source." + source)));
    return rows;
  }

  private List<SummaryRow> closing(AccountState state) {
    AccountState.Closing closing = state.closing();
    if (closing == null) {
      return List.of();
    }
    String when = closing.at() == null ? null : capital(dates.momentInWords(closing.at()));
    if (closing.by() == null) {
      return List.of(
          row(
              "administration.account.closed",
              when == null
                  ? say("administration.account.closed.unknown")
                  : say("administration.account.closed.file", when)));
    }
    return List.of(
        row(
            "administration.account.closed",
            say(
                "administration.account.closed.by",
                when,
                names.namesOf(List.of(closing.by())).getOrDefault(closing.by(), closing.by()))),
        row("administration.account.closed.last-day", dates.day(closing.lastDay())),
        row("administration.account.closed.reason", closing.reason()));
  }

  private SummaryRow row(String key, String text) {
    return new SummaryRow(say(key), text);
  }

  private List<String> teams(Account account) {
    return directory.teams(account.teamCodes()).stream()
        .map(
            team ->
                team.isActiveOn(dates.today())
                    ? team.name()
                    : say("administration.team.ended", team.name()))
        .toList();
  }

  private String words(List<String> several) {
    return several.isEmpty() ? say("administration.none") : capital(String.join(", ", several));
  }

  private String agency(String code) {
    return directory.agency(code).map(Agency::name).orElse(code);
  }

  private static String capital(String words) {
    return StringUtils.capitalize(words);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
