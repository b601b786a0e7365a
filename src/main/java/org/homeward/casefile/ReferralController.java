package org.homeward.casefile;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
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
import org.springframework.dao.DuplicateKeyException;
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
  private final AnswerRules rules;
  private final PersonQuestions questions;
  private final PersonFormCheck personCheck;
  private final People people;
  private final Referring referring;
  private final CaseActs acts;
  private final CaseFiles cases;
  private final CaseAccess access;
  private final AuditTrail audit;
  private final Dates dates;
  private final MessageSource messages;

  ReferralController(
      PathwayCatalogue pathways,
      FormCatalogue forms,
      FormContexts contexts,
      AnswerRules rules,
      PersonQuestions questions,
      PersonFormCheck personCheck,
      People people,
      Referring referring,
      CaseActs acts,
      CaseFiles cases,
      CaseAccess access,
      AuditTrail audit,
      Dates dates,
      MessageSource messages) {
    this.pathways = pathways;
    this.forms = forms;
    this.contexts = contexts;
    this.rules = rules;
    this.questions = questions;
    this.personCheck = personCheck;
    this.people = people;
    this.referring = referring;
    this.acts = acts;
    this.cases = cases;
    this.access = access;
    this.audit = audit;
    this.dates = dates;
    this.messages = messages;
  }

  /** Someone Homeward already knows who may be the person meant. */
  record Match(long id, String name, String hint, boolean sameNhsNumber) {}

  @GetMapping("/referrals/new")
  @OpenTo(Permission.REFERRALS)
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
  @OpenTo(Permission.REFERRALS)
  String form(@PathVariable String pathwayId, Model model) {
    Pathway pathway = startable(pathwayId, CurrentUser.require());
    model.addAttribute("personForm", questions.view(EMPTY, Map.of()));
    model.addAttribute("form", forms.form(pathway.startForm()).view(contexts.of(Map.of())));
    model.addAttribute("submission", UUID.randomUUID().toString());
    return show(pathway, List.of(), model);
  }

  @PostMapping("/referrals/new/{pathwayId}")
  @OpenTo(Permission.REFERRALS)
  String send(
      @PathVariable String pathwayId,
      @RequestParam MultiValueMap<String, String> posted,
      @RequestParam(required = false) String personChoice,
      @RequestParam(required = false) UUID submission,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    Pathway pathway = startable(pathwayId, me);
    String act = (submission == null ? UUID.randomUUID() : submission).toString();
    Optional<CaseFile> sentBefore = startedBy(act, me);
    if (sentBefore.isPresent()) {
      return "redirect:/cases/" + sentBefore.get().reference();
    }
    PersonForm personForm = questions.read(posted);
    PersonFormCheck.Result person = personCheck.check(personForm);
    FormDefinition form = forms.form(pathway.startForm());
    FormResult sent = form.submit(form.read(posted), contexts.of(about(person)));
    FormResult result = rules.check(form, sent, null, "");

    List<PossibleMatch> matches = new ArrayList<>();
    Map<String, String> personErrors = new LinkedHashMap<>(person.errors());
    person
        .person()
        .ifPresent(
            typed -> {
              for (PossibleMatch match : people.possibleMatches(typed)) {
                if (resembles(match, typed)) {
                  matches.add(match);
                } else {
                  personErrors.put("nhsNumber", say("referral.match.other-person"));
                }
              }
            });
    List<FieldError> errors = new ArrayList<>(PersonQuestions.summary(personErrors));
    errors.addAll(result.summary());
    Optional<Long> known = chosen(personChoice, matches);
    if (!matches.isEmpty() && known.isEmpty() && !mayBeNew(personChoice, matches)) {
      errors.addFirst(new FieldError("#person-choice", say("referral.match.error")));
    }
    if (!matches.isEmpty()) {
      // The match may be the person that this very form registered a moment ago.
      sentBefore = startedBy(act, me);
      if (sentBefore.isPresent()) {
        return "redirect:/cases/" + sentBefore.get().reference();
      }
    }
    Typed typed = new Typed(pathway, personForm, personErrors, personChoice, matches, act);
    if (!errors.isEmpty()) {
      return showErrors(typed, errors, result, me, model, response);
    }
    CaseFile file;
    try {
      file = start(act, pathway, known, person.person().orElseThrow(), result, me);
    } catch (RulesBroken broken) {
      FormResult wrong = result.wrongIn(broken.words());
      return showErrors(typed, wrong.summary(), wrong, me, model, response);
    }
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE,
        Banner.success(say("referral.sent", file.reference()), say("referral.sent.text")));
    return "redirect:/cases/" + file.reference();
  }

  /** What was sent about the person, to be shown again beside errors. */
  private record Typed(
      Pathway pathway,
      PersonForm person,
      Map<String, String> personErrors,
      String personChoice,
      List<PossibleMatch> matches,
      String submission) {}

  private String showErrors(
      Typed typed,
      List<FieldError> errors,
      FormResult result,
      SignedInUser me,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("errors", errors);
    model.addAttribute("personForm", questions.view(typed.person(), typed.personErrors()));
    model.addAttribute("form", result.view());
    model.addAttribute("personChoice", typed.personChoice());
    model.addAttribute("submission", typed.submission());
    return show(typed.pathway(), shown(typed.matches(), me), model);
  }

  /** The case that this very form has started already, if it was sent twice. */
  private Optional<CaseFile> startedBy(String submission, SignedInUser me) {
    return acts.caseOf(submission).map(cases::get).filter(file -> access.mayRead(me, file));
  }

  /** What the start form may compare with. */
  private static Map<String, Object> about(PersonFormCheck.Result person) {
    return person
        .person()
        .<Map<String, Object>>map(typed -> Map.of("dateOfBirth", typed.dateOfBirth().toString()))
        .orElse(Map.of());
  }

  /**
   * Whether a known person may be shown to who typed these details: a number alone is no reason, it
   * may be mistyped, or somebody may be trying numbers.
   */
  private static boolean resembles(PossibleMatch match, NewPerson typed) {
    PersonView known = match.person();
    return !sameNumber(match)
        || known.dateOfBirth().equals(typed.dateOfBirth())
        || known.familyName().equalsIgnoreCase(typed.familyName());
  }

  private CaseFile start(
      String submission,
      Pathway pathway,
      Optional<Long> known,
      NewPerson person,
      FormResult result,
      SignedInUser me) {
    Map<String, Object> answers = new HashMap<>(result.answers());
    try {
      return known.isPresent()
          ? referring.refer(submission, pathway, known.get(), answers, result.engineAnswers(), me)
          : referring.referNew(submission, pathway, person, answers, result.engineAnswers(), me);
    } catch (DuplicateKeyException sentTwice) {
      return startedBy(submission, me).orElseThrow(() -> sentTwice);
    } catch (CaseRefusal refusal) {
      Optional<CaseFile> sentBefore = startedBy(submission, me);
      if (sentBefore.isPresent()) {
        return sentBefore.get();
      }
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
    String born = dates.day(person.dateOfBirth());
    // The number is shown to those only who know it already.
    String hint =
        sameNumber(match)
            ? say("referral.match.hint", born, person.nhsNumberText())
            : say("referral.match.hint.born", born);
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
