package org.homeward.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.access.AccessPolicy;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyAssurances;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Assurance;
import org.homeward.agency.Borough;
import org.homeward.agency.Role;
import org.homeward.agency.Team;
import org.homeward.agency.TeamContact;
import org.homeward.agency.TeamContacts;
import org.homeward.audit.AuditTrail;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Banner;
import org.homeward.web.Dates;
import org.homeward.web.NotFoundException;
import org.homeward.web.StatusTag;
import org.homeward.web.SummaryRow;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Agencies, their teams, and how each stands in data security. */
@Controller
class AgencyController {

  static final String ADDRESS = "/administration/agencies";

  private static final int PAGE = 25;
  private static final int HISTORY = 10;

  private final AgencyDirectory directory;
  private final AgencyAssurances assurances;
  private final TeamContacts contacts;
  private final AdministrationReach reach;
  private final AdministrationWarnings warnings;
  private final AccessPolicy access;
  private final AdministrationForms forms;
  private final FormContexts contexts;
  private final AssuranceWords words;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Dates dates;
  private final MessageSource messages;

  AgencyController(
      AgencyDirectory directory,
      AgencyAssurances assurances,
      TeamContacts contacts,
      AdministrationReach reach,
      AdministrationWarnings warnings,
      AccessPolicy access,
      AdministrationForms forms,
      FormContexts contexts,
      AssuranceWords words,
      AuditTrail audit,
      TransactionTemplate transaction,
      Dates dates,
      MessageSource messages) {
    this.directory = directory;
    this.assurances = assurances;
    this.contacts = contacts;
    this.reach = reach;
    this.warnings = warnings;
    this.access = access;
    this.forms = forms;
    this.contexts = contexts;
    this.words = words;
    this.audit = audit;
    this.transaction = transaction;
    this.dates = dates;
    this.messages = messages;
  }

  /** An agency in the list. */
  record Line(
      String href, String name, String kind, String force, String standing, StatusTag tag) {}

  /**
   * A team of an agency, in words.
   *
   * @param contact how it can be reached, line by line
   * @param change address where that is changed, or null if the viewer may not
   */
  record TeamLine(
      String name,
      boolean ward,
      List<String> roles,
      String boroughs,
      String force,
      String successor,
      List<String> contact,
      String change) {}

  @GetMapping(ADDRESS)
  @OpenTo(Permission.ADMINISTRATION)
  String list(@RequestParam(required = false) String after, Model model) {
    SignedInUser me = CurrentUser.require();
    List<Agency> all =
        directory.everyAgency().stream().filter(a -> reach.seesAgency(me, a.code())).toList();
    // By name, and the address names the last one shown: those before it are left out.
    List<Agency> rest =
        all.subList(
            1 + all.stream().map(Agency::code).toList().indexOf(after == null ? "" : after),
            all.size());
    List<Agency> shown = rest.subList(0, Math.min(PAGE, rest.size()));
    Map<String, Assurance> newest =
        assurances.newest(shown.stream().map(Agency::code).collect(Collectors.toSet()));
    model.addAttribute("lines", shown.stream().map(a -> line(a, newest.get(a.code()))).toList());
    model.addAttribute(
        "next", rest.size() > shown.size() ? ADDRESS + "?after=" + shown.getLast().code() : null);
    model.addAttribute("warnings", warnings.of(me));
    return "administration/agencies";
  }

  private Line line(Agency agency, Assurance newest) {
    return new Line(
        ADDRESS + "/" + agency.code(),
        agency.name(),
        kind(agency),
        force(agency.activeFrom(), agency.activeTo()),
        words.standing(newest),
        words.tag(newest));
  }

  @GetMapping(ADDRESS + "/{agency}")
  @OpenTo(Permission.ADMINISTRATION)
  String agency(@PathVariable("agency") String code, Model model) {
    SignedInUser me = CurrentUser.require();
    Agency agency = find(code, me);
    model.addAttribute("form", forms.assurance().view(contexts.of(Map.of())));
    return page(agency, me, model);
  }

  @PostMapping(ADDRESS + "/{agency}")
  @OpenTo(Permission.ASSURANCE)
  String record(
      @PathVariable("agency") String code,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    Agency agency = find(code, me);
    FormDefinition form = forms.assurance();
    FormResult result = form.submit(form.read(posted), contexts.of(Map.of()));
    if (!result.isValid()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("errors", result.summary());
      model.addAttribute("form", result.view());
      return page(agency, me, model);
    }
    Assurance.Status status =
        Assurance.Status.of((String) result.answers().get("assuranceStatus")).orElseThrow();
    LocalDate endsOn =
        result.answers().get("assuranceEndsOn") instanceof String day ? LocalDate.parse(day) : null;
    transaction.executeWithoutResult(
        committed -> {
          assurances.record(code, status, endsOn, me.getUsername());
          audit.acted(
              me,
              "agency.assurance",
              AuditTrail.Subject.NONE,
              code + ": " + status.code() + (endsOn == null ? "" : " until " + endsOn));
        });
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, Banner.success(say("administration.assurance.done"), null));
    return "redirect:" + ADDRESS + "/" + code;
  }

  private Agency find(String code, SignedInUser me) {
    return directory
        .agency(code)
        .filter(agency -> reach.seesAgency(me, agency.code()))
        .orElseThrow(() -> new NotFoundException("agency " + code));
  }

  private String page(Agency agency, SignedInUser me, Model model) {
    List<Assurance> history = assurances.history(agency.code(), HISTORY);
    Assurance newest = history.isEmpty() ? null : history.getFirst();
    model.addAttribute("name", agency.name());
    model.addAttribute("address", ADDRESS + "/" + agency.code());
    model.addAttribute("facts", facts(agency));
    List<Team> teams = directory.everyTeamOf(agency.code());
    Map<String, TeamContact> reached = contacts.of(teams);
    boolean changes = reach.reachesAccounts(me, agency.code());
    model.addAttribute(
        "teams",
        teams.stream().map(team -> team(team, reached.get(team.code()), changes)).toList());
    model.addAttribute("standing", words.standing(newest));
    model.addAttribute("standingTag", words.tag(newest));
    model.addAttribute("history", words.history(history));
    model.addAttribute(
        "heldBack", assurances.allowNewAccounts(agency.code()) ? null : agency.name());
    model.addAttribute("mayRecord", access.may(me, Permission.ASSURANCE));
    model.addAttribute(
        "people",
        reach.reachesAccounts(me, agency.code())
            ? PeopleController.ADDRESS + "?agency=" + agency.code()
            : null);
    return "administration/agency";
  }

  private List<SummaryRow> facts(Agency agency) {
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(new SummaryRow(say("administration.column.kind"), kind(agency)));
    if (agency.odsCode() != null) {
      rows.add(new SummaryRow(say("administration.agency.ods"), agency.odsCode()));
    }
    if (agency.onsCode() != null) {
      rows.add(new SummaryRow(say("administration.agency.ons"), agency.onsCode()));
    }
    rows.add(
        new SummaryRow(
            say("administration.column.force"), force(agency.activeFrom(), agency.activeTo())));
    List<LocalDate> closing = directory.closingDaysOf(agency.code());
    rows.add(
        new SummaryRow(
            say("administration.agency.closing"),
            closing.isEmpty()
                ? say("administration.agency.closing.none")
                : say(
                    "administration.agency.closing.also",
                    closing.stream().map(dates::day).collect(Collectors.joining(", ")))));
    return rows;
  }

  private TeamLine team(Team team, TeamContact contact, boolean changes) {
    return new TeamLine(
        team.name(),
        team.ward(),
        team.roles().stream().map(Role::titleOf).map(StringUtils::capitalize).toList(),
        team.boroughCodes().isEmpty()
            ? say("administration.boroughs.all")
            : team.boroughCodes().stream()
                .map(code -> directory.borough(code).map(Borough::name).orElse(code))
                .collect(Collectors.joining(", ")),
        force(team.activeFrom(), team.activeTo()),
        directory
            .team(team.successorCode())
            .map(next -> say("administration.team.successor", next.name()))
            .orElse(null),
        Stream.of(contact.phone(), contact.email(), contact.openingHours())
            .filter(Objects::nonNull)
            .toList(),
        changes ? TeamContactController.address(team) : null);
  }

  private String kind(Agency agency) {
    return say("administration.kind." + agency.kind().code());
  }

  private String force(LocalDate from, LocalDate to) {
    if (from == null && to == null) {
      return say("administration.force.always");
    }
    if (to == null) {
      return say("administration.force.from", dates.day(from));
    }
    return from == null
        ? say("administration.force.to", dates.day(to))
        : say("administration.force.from-to", dates.day(from), dates.day(to));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
