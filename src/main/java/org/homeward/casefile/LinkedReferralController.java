package org.homeward.casefile;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContext;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormReaders;
import org.homeward.form.FormResult;
import org.homeward.form.FormView;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.Pathway;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.person.People;
import org.homeward.person.PersonView;
import org.homeward.web.Banner;
import org.homeward.web.ConflictException;
import org.homeward.web.Dates;
import org.homeward.web.ForbiddenException;
import org.homeward.web.NotFoundException;
import org.homeward.web.SummaryRow;
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

/**
 * Starting another case for the person of a case. The person is that of the case in the address,
 * which one must be able to open; nothing that is sent says who it is.
 */
@Controller
class LinkedReferralController {

  private final CaseDoor door;
  private final CaseAccess access;
  private final CaseViews views;
  private final CaseFiles cases;
  private final CaseFacts facts;
  private final CaseActs acts;
  private final Referring referring;
  private final AnswerRules rules;
  private final PathwayCatalogue pathways;
  private final FormCatalogue forms;
  private final FormContexts contexts;
  private final FormReaders readers;
  private final People people;
  private final AuditTrail audit;
  private final Dates dates;
  private final MessageSource messages;

  LinkedReferralController(
      CaseDoor door,
      CaseAccess access,
      CaseViews views,
      CaseFiles cases,
      CaseFacts facts,
      CaseActs acts,
      Referring referring,
      AnswerRules rules,
      PathwayCatalogue pathways,
      FormCatalogue forms,
      FormContexts contexts,
      FormReaders readers,
      People people,
      AuditTrail audit,
      Dates dates,
      MessageSource messages) {
    this.door = door;
    this.access = access;
    this.views = views;
    this.cases = cases;
    this.facts = facts;
    this.acts = acts;
    this.referring = referring;
    this.rules = rules;
    this.pathways = pathways;
    this.forms = forms;
    this.contexts = contexts;
    this.readers = readers;
    this.people = people;
    this.audit = audit;
    this.dates = dates;
    this.messages = messages;
  }

  @GetMapping("/cases/{reference}/referrals/{pathwayId}")
  @OpenTo(Permission.REFERRALS)
  String form(@PathVariable String reference, @PathVariable String pathwayId, Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile from = door.openToAct(reference, me);
    Pathway pathway = startable(pathwayId, me);
    PersonView person = people.find(from.personId()).orElseThrow();
    refuseIfImpossible(pathway, person);
    FormDefinition form = forms.form(pathway.startForm());
    return show(
        from,
        pathway,
        person,
        form.view(known(from, pathway, me), context(person)),
        UUID.randomUUID().toString(),
        me,
        model);
  }

  @PostMapping("/cases/{reference}/referrals/{pathwayId}")
  @OpenTo(Permission.REFERRALS)
  String send(
      @PathVariable String reference,
      @PathVariable String pathwayId,
      @RequestParam MultiValueMap<String, String> posted,
      @RequestParam(required = false) UUID submission,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    CaseFile from = door.openToAct(reference, me);
    Pathway pathway = startable(pathwayId, me);
    String act = (submission == null ? UUID.randomUUID() : submission).toString();
    Optional<CaseFile> sentBefore = startedBy(act, from);
    if (sentBefore.isPresent()) {
      return "redirect:/cases/" + shown(sentBefore.get(), from, me).reference();
    }
    PersonView person = people.find(from.personId()).orElseThrow();
    FormDefinition form = forms.form(pathway.startForm());
    FormResult result =
        rules.check(form, form.submit(form.read(posted), context(person)), null, "");
    if (result.isValid()) {
      try {
        CaseFile started = start(act, pathway, from, result, me);
        redirect.addFlashAttribute(
            Banner.ATTRIBUTE,
            Banner.success(say("referral.sent", started.reference()), say("referral.sent.text")));
        return "redirect:/cases/" + shown(started, from, me).reference();
      } catch (RulesBroken broken) {
        result = result.wrongIn(broken.words());
      }
    }
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("errors", result.summary());
    return show(from, pathway, person, result.view(), act, me, model);
  }

  private CaseFile start(
      String submission, Pathway pathway, CaseFile from, FormResult result, SignedInUser me) {
    Map<String, Object> answers = new HashMap<>(result.answers());
    try {
      return referring.referFrom(submission, pathway, from, answers, result.engineAnswers(), me);
    } catch (DuplicateKeyException sentTwice) {
      return startedBy(submission, from).orElseThrow(() -> sentTwice);
    } catch (CaseRefusal refusal) {
      return startedBy(submission, from).orElseThrow(() -> conflict(refusal.getMessage()));
    }
  }

  /** The case that this very form has started already, if it was sent twice. */
  private Optional<CaseFile> startedBy(String submission, CaseFile from) {
    return acts.caseOf(submission)
        .map(cases::get)
        .filter(file -> file.personId() == from.personId());
  }

  /** Not everyone who may start a case may open it: then they go back to where they came from. */
  private CaseFile shown(CaseFile started, CaseFile from, SignedInUser me) {
    return access.mayRead(me, started) ? started : from;
  }

  private void refuseIfImpossible(Pathway pathway, PersonView person) {
    if (person.isDeceased()) {
      throw conflict(say("referral.from.died.text"));
    }
    if (cases.openOf(person.id()).stream().anyMatch(c -> c.pathwayId().equals(pathway.id()))) {
      throw conflict(say("referral.conflict.open"));
    }
  }

  /**
   * Answers that are there already and that who looks may see: where the case belongs, or all. What
   * was said when a case of the same kind began is no longer true of another.
   */
  private Map<String, Object> known(CaseFile from, Pathway pathway, SignedInUser me) {
    boolean all = access.looksAfter(me, from) && !pathway.id().equals(from.pathwayId());
    Map<String, Object> known = all ? new HashMap<>(facts.of(from.id())) : new HashMap<>();
    known.keySet().removeIf(readers.answersFor(me).negate());
    if (from.wardTeamCode() != null) {
      known.put("ward", from.wardTeamCode());
    }
    if (from.boroughCode() != null) {
      known.put("borough", from.boroughCode());
    }
    return known;
  }

  private FormContext context(PersonView person) {
    return contexts.of(Map.of("dateOfBirth", person.dateOfBirth().toString()));
  }

  private Pathway startable(String pathwayId, SignedInUser who) {
    Pathway pathway =
        pathways
            .current(pathwayId)
            .orElseThrow(() -> new NotFoundException("pathway " + pathwayId));
    if (pathway.startRoles().stream().noneMatch(who::hasRole)) {
      throw new ForbiddenException(
          say("referral.not-allowed"), say("referral.not-allowed.text"), null);
    }
    return pathway;
  }

  private ConflictException conflict(String why) {
    return new ConflictException(say("referral.conflict"), why, null);
  }

  private String show(
      CaseFile from,
      Pathway pathway,
      PersonView person,
      FormView form,
      String submission,
      SignedInUser me,
      Model model) {
    audit.read(me, "referral.person", new AuditTrail.Subject(person.id(), from.reference(), null));
    model.addAttribute("from", from);
    model.addAttribute("pathway", pathway);
    model.addAttribute("person", views.person(from, person, me));
    model.addAttribute("form", form);
    model.addAttribute("submission", submission);
    model.addAttribute(
        "about",
        List.of(
            new SummaryRow(say("referral.from.name"), person.fullName()),
            new SummaryRow(say("referral.from.born"), dates.day(person.dateOfBirth())),
            new SummaryRow(
                say("referral.from.case"),
                say("referral.from.case.text", from.reference(), from.pathwayTitle()))));
    return "casefile/start-from";
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
