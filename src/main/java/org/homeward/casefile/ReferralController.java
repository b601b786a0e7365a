package org.homeward.casefile;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.homeward.audit.AuditTrail;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.person.NewPerson;
import org.homeward.person.People;
import org.homeward.person.PersonForm;
import org.homeward.person.PersonFormCheck;
import org.homeward.person.PersonView;
import org.homeward.person.PossibleMatch;
import org.homeward.web.Banner;
import org.homeward.web.ConflictException;
import org.homeward.web.Dates;
import org.homeward.web.FieldError;
import org.homeward.web.ForbiddenException;
import org.homeward.web.NotFoundException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Starting a referral: who it is about, then the start form of the pathway. */
@Controller
class ReferralController {

  private static final String NEW_PERSON = "new";
  private static final PersonForm EMPTY = new PersonForm("", "", "", "", "", "", "", "");

  private final PathwayCatalogue pathways;
  private final FormCatalogue forms;
  private final FormContexts contexts;
  private final PersonQuestions questions;
  private final PersonFormCheck personCheck;
  private final People people;
  private final Referring referring;
  private final AuditTrail audit;
  private final Dates dates;
  private final MessageSource messages;

  ReferralController(
      PathwayCatalogue pathways,
      FormCatalogue forms,
      FormContexts contexts,
      PersonQuestions questions,
      PersonFormCheck personCheck,
      People people,
      Referring referring,
      AuditTrail audit,
      Dates dates,
      MessageSource messages) {
    this.pathways = pathways;
    this.forms = forms;
    this.contexts = contexts;
    this.questions = questions;
    this.personCheck = personCheck;
    this.people = people;
    this.referring = referring;
    this.audit = audit;
    this.dates = dates;
    this.messages = messages;
  }

  /** Someone Homeward already knows who may be the person meant. */
  record Match(long id, String name, String hint, boolean sameNhsNumber) {}

  @GetMapping("/referrals/new")
  String choose(Model model) {
    List<Pathway> startable = pathways.startableBy(CurrentUser.require().getRoles());
    if (startable.isEmpty()) {
      throw notAllowed();
    }
    if (startable.size() == 1) {
      return "redirect:/referrals/new/" + startable.getFirst().id();
    }
    model.addAttribute("pathways", startable);
    return "casefile/choose-pathway";
  }

  @GetMapping("/referrals/new/{pathwayId}")
  String form(@PathVariable String pathwayId, Model model) {
    Pathway pathway = startable(pathwayId, CurrentUser.require());
    model.addAttribute("personForm", questions.view(EMPTY, Map.of()));
    model.addAttribute("form", forms.form(pathway.startForm()).view(contexts.of(Map.of())));
    return show(pathway, List.of(), model);
  }

  @PostMapping("/referrals/new/{pathwayId}")
  String send(
      @PathVariable String pathwayId,
      @RequestParam MultiValueMap<String, String> posted,
      @RequestParam(required = false) String personChoice,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    Pathway pathway = startable(pathwayId, me);
    PersonForm personForm = questions.read(posted);
    PersonFormCheck.Result person = personCheck.check(personForm);
    FormDefinition form = forms.form(pathway.startForm());
    FormResult result = form.submit(form.read(posted), contexts.of(Map.of()));

    List<FieldError> errors = new ArrayList<>(PersonQuestions.summary(person.errors()));
    errors.addAll(result.summary());
    List<PossibleMatch> matches = person.person().map(people::possibleMatches).orElse(List.of());
    Optional<Long> known = chosen(personChoice, matches);
    if (!matches.isEmpty() && known.isEmpty() && !mayBeNew(personChoice, matches)) {
      errors.addFirst(new FieldError("#person-choice", say("referral.match.error")));
    }
    if (!errors.isEmpty()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("errors", errors);
      model.addAttribute("personForm", questions.view(personForm, person.errors()));
      model.addAttribute("form", result.view());
      model.addAttribute("personChoice", personChoice);
      return show(pathway, shown(matches, me), model);
    }
    CaseFile file = start(pathway, known, person.person().orElseThrow(), result, me);
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE,
        Banner.success(say("referral.sent", file.reference()), say("referral.sent.text")));
    return "redirect:/cases/" + file.reference();
  }

  private CaseFile start(
      Pathway pathway, Optional<Long> known, NewPerson person, FormResult result, SignedInUser me) {
    Map<String, Object> answers = new HashMap<>(result.answers());
    try {
      return known.isPresent()
          ? referring.refer(pathway, known.get(), answers, result.engineAnswers(), me)
          : referring.referNew(pathway, person, answers, result.engineAnswers(), me);
    } catch (CaseRefusal refusal) {
      throw switch (refusal.why()) {
        case NOT_ALLOWED -> notAllowed();
        case CONFLICT ->
            new ConflictException(say("referral.conflict"), refusal.getMessage(), null);
      };
    }
  }

  /** The known person that was chosen, if it is one of those that were shown. */
  private static Optional<Long> chosen(String choice, List<PossibleMatch> matches) {
    return matches.stream()
        .map(match -> match.person().id())
        .filter(id -> String.valueOf(id).equals(choice))
        .findFirst();
  }

  /** An NHS number belongs to one person, so with the same number nobody new can be meant. */
  private static boolean mayBeNew(String choice, List<PossibleMatch> matches) {
    return NEW_PERSON.equals(choice) && matches.stream().noneMatch(ReferralController::sameNumber);
  }

  private static boolean sameNumber(PossibleMatch match) {
    return match.reason() == PossibleMatch.Reason.SAME_NHS_NUMBER;
  }

  private List<Match> shown(List<PossibleMatch> matches, SignedInUser me) {
    matches.forEach(
        match ->
            audit.read(
                me, "person.match", new AuditTrail.Subject(match.person().id(), null, null)));
    return matches.stream().map(this::shown).toList();
  }

  private Match shown(PossibleMatch match) {
    PersonView person = match.person();
    String hint =
        say("referral.match.hint", dates.day(person.dateOfBirth()), person.nhsNumberText());
    return new Match(person.id(), person.fullName(), hint, sameNumber(match));
  }

  private Pathway startable(String pathwayId, SignedInUser who) {
    Pathway pathway =
        pathways
            .current(pathwayId)
            .orElseThrow(() -> new NotFoundException("pathway " + pathwayId));
    if (pathway.startRoles().stream().noneMatch(who::hasRole)) {
      throw notAllowed();
    }
    return pathway;
  }

  private ForbiddenException notAllowed() {
    return new ForbiddenException(
        say("referral.not-allowed"), say("referral.not-allowed.text"), null);
  }

  private static String show(Pathway pathway, List<Match> matches, Model model) {
    model.addAttribute("pathway", pathway);
    model.addAttribute("matches", matches);
    model.addAttribute("mayBeNew", matches.stream().noneMatch(Match::sameNhsNumber));
    return "casefile/start";
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
