package org.homeward.administration;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Team;
import org.homeward.agency.TeamContact;
import org.homeward.agency.TeamContacts;
import org.homeward.audit.AuditTrail;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.Accounts;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Banner;
import org.homeward.web.Dates;
import org.homeward.web.NotFoundException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Administrators keep how the teams within their reach can be called and written to. */
@Controller
class TeamContactController {

  private static final String CONTACT = AgencyController.ADDRESS + "/{agency}/teams/{team}";

  private final AgencyDirectory directory;
  private final TeamContacts contacts;
  private final AdministrationReach reach;
  private final AdministrationForms forms;
  private final FormContexts contexts;
  private final Accounts accounts;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Dates dates;
  private final MessageSource messages;

  TeamContactController(
      AgencyDirectory directory,
      TeamContacts contacts,
      AdministrationReach reach,
      AdministrationForms forms,
      FormContexts contexts,
      Accounts accounts,
      AuditTrail audit,
      TransactionTemplate transaction,
      Dates dates,
      MessageSource messages) {
    this.directory = directory;
    this.contacts = contacts;
    this.reach = reach;
    this.forms = forms;
    this.contexts = contexts;
    this.accounts = accounts;
    this.audit = audit;
    this.transaction = transaction;
    this.dates = dates;
    this.messages = messages;
  }

  /** The address of the page of a team's contact details. */
  static String address(Team team) {
    return AgencyController.ADDRESS + "/" + team.agencyCode() + "/teams/" + team.code();
  }

  @GetMapping(CONTACT)
  @OpenTo(Permission.TEAM_CONTACTS)
  String contact(
      @PathVariable("agency") String agencyCode,
      @PathVariable("team") String teamCode,
      Model model) {
    Team team = find(agencyCode, teamCode, CurrentUser.require());
    TeamContact contact = contactOf(team);
    Map<String, Object> present = new HashMap<>();
    present.put("teamPhone", contact.phone());
    present.put("teamMail", contact.email());
    present.put("teamHours", contact.openingHours());
    FormDefinition form = forms.contact();
    model.addAttribute("form", form.view(form.inputOf(present), contexts.of(Map.of())));
    return page(team, contact, model);
  }

  @PostMapping(CONTACT)
  @OpenTo(Permission.TEAM_CONTACTS)
  String record(
      @PathVariable("agency") String agencyCode,
      @PathVariable("team") String teamCode,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    Team team = find(agencyCode, teamCode, me);
    FormDefinition form = forms.contact();
    FormResult result = form.submit(form.read(posted), contexts.of(Map.of()));
    if (result.isValid() && text(result, "teamPhone") == null && text(result, "teamMail") == null) {
      result = result.wrongIn(Map.of("teamPhone", say("administration.contact.none")));
    }
    if (!result.isValid()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("errors", result.summary());
      model.addAttribute("form", result.view());
      return page(team, contactOf(team), model);
    }
    String phone = text(result, "teamPhone");
    String email = text(result, "teamMail");
    String hours = text(result, "teamHours");
    transaction.executeWithoutResult(
        committed -> {
          contacts.record(team.code(), phone, email, hours, me.getUsername());
          audit.acted(
              me,
              "team.contact",
              AuditTrail.Subject.NONE,
              Stream.of(phone, email, hours)
                  .filter(Objects::nonNull)
                  .collect(Collectors.joining(", ", team.code() + ": ", "")));
        });
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE,
        Banner.success(
            say("administration.contact.done"), say("administration.contact.done.text")));
    return "redirect:" + AgencyController.ADDRESS + "/" + team.agencyCode();
  }

  private Team find(String agencyCode, String teamCode, SignedInUser me) {
    return directory
        .team(teamCode)
        .filter(team -> team.agencyCode().equals(agencyCode))
        .filter(team -> reach.reachesAccounts(me, team.agencyCode()))
        .orElseThrow(() -> new NotFoundException("team " + teamCode + " of " + agencyCode));
  }

  private TeamContact contactOf(Team team) {
    return contacts.of(List.of(team)).get(team.code());
  }

  private String page(Team team, TeamContact contact, Model model) {
    model.addAttribute("name", team.name());
    model.addAttribute("back", AgencyController.ADDRESS + "/" + team.agencyCode());
    model.addAttribute("address", address(team));
    model.addAttribute("origin", origin(contact));
    return "administration/contact";
  }

  /** Who says so: the file, or somebody. */
  private String origin(TeamContact contact) {
    if (!contact.isRecorded()) {
      return say("administration.contact.file");
    }
    String by = contact.recordedBy();
    return say(
        "administration.contact.recorded",
        dates.momentInWords(contact.recordedAt()),
        accounts.namesOf(List.of(by)).getOrDefault(by, by));
  }

  private static String text(FormResult result, String key) {
    Object answer = result.answers().get(key);
    return answer == null || answer.toString().isBlank() ? null : answer.toString().strip();
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
