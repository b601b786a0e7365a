package org.homeward.casefile;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormReaders;
import org.homeward.form.FormResult;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.Pathway;
import org.homeward.web.Banner;
import org.homeward.web.ConflictException;
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

/** Recording that something happened in a case. */
@Controller
class CaseEventController {

  private final CaseDoor door;
  private final CaseAccess access;
  private final CaseViews views;
  private final ReportingEvent reporting;
  private final CaseActs acts;
  private final CaseFacts facts;
  private final FormCatalogue forms;
  private final AnswerRules rules;
  private final FormContexts contexts;
  private final FormReaders readers;
  private final AuditTrail audit;
  private final MessageSource messages;

  CaseEventController(
      CaseDoor door,
      CaseAccess access,
      CaseViews views,
      ReportingEvent reporting,
      CaseActs acts,
      CaseFacts facts,
      FormCatalogue forms,
      AnswerRules rules,
      FormContexts contexts,
      FormReaders readers,
      AuditTrail audit,
      MessageSource messages) {
    this.door = door;
    this.access = access;
    this.views = views;
    this.reporting = reporting;
    this.acts = acts;
    this.facts = facts;
    this.forms = forms;
    this.rules = rules;
    this.contexts = contexts;
    this.readers = readers;
    this.audit = audit;
    this.messages = messages;
  }

  @GetMapping("/cases/{reference}/events/{message}")
  @OpenTo(Permission.CASES)
  String form(@PathVariable String reference, @PathVariable String message, Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.openToAct(reference, me);
    Pathway.ReportableEvent event = event(file, message, me);
    FormDefinition form = forms.form(event.formId());
    model.addAttribute("form", form.view(contexts.of(facts.of(file.id()), readers.answersFor(me))));
    return show(file, event, UUID.randomUUID().toString(), me, model);
  }

  @PostMapping("/cases/{reference}/events/{message}")
  @OpenTo(Permission.CASES)
  String report(
      @PathVariable String reference,
      @PathVariable String message,
      @RequestParam MultiValueMap<String, String> posted,
      @RequestParam(required = false) UUID submission,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.openToAct(reference, me);
    String act = (submission == null ? UUID.randomUUID() : submission).toString();
    if (acts.caseOf(act).isPresent()) {
      return recorded(file, known(file, message, me), me, redirect);
    }
    Pathway.ReportableEvent event = event(file, message, me);
    FormDefinition form = forms.form(event.formId());
    FormResult sent = form.submit(form.read(posted), contexts.of(facts.of(file.id())));
    FormResult result = rules.check(form, sent, file, "");
    if (!result.isValid()) {
      return showErrors(result, file, event, act, me, model, response);
    }
    Map<String, Object> answers = new HashMap<>(result.answers());
    result.unanswered().forEach(key -> answers.put(key, null));
    try {
      reporting.report(act, file, event, answers, result.engineAnswers(), me);
    } catch (DuplicateKeyException sentTwice) {
      return recorded(file, event, me, redirect);
    } catch (RulesBroken broken) {
      return showErrors(result.wrongIn(broken.words()), file, event, act, me, model, response);
    } catch (CaseRefusal refusal) {
      // It waited for itself, sent a moment earlier.
      if (acts.caseOf(act).isPresent()) {
        return recorded(file, event, me, redirect);
      }
      throw notNow(refusal.getMessage());
    }
    return recorded(file, event, me, redirect);
  }

  /** Back to the case; a partner whose part ended by what it reported is not asked there again. */
  private String recorded(
      CaseFile file, Pathway.ReportableEvent event, SignedInUser me, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, Banner.success(say("case.event.recorded", event.title()), null));
    return access.mayRead(me, file) ? "redirect:/cases/" + file.reference() : "redirect:/tasks";
  }

  private String showErrors(
      FormResult result,
      CaseFile file,
      Pathway.ReportableEvent event,
      String submission,
      SignedInUser me,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("errors", result.summary());
    model.addAttribute("form", result.view());
    return show(file, event, submission, me, model);
  }

  private Pathway.ReportableEvent event(CaseFile file, String message, SignedInUser me) {
    Pathway.ReportableEvent event = known(file, message, me);
    if (!reporting.possible(file, me.getRoles()).contains(event)) {
      throw notNow(say("case.event.not-now.text"));
    }
    return event;
  }

  private Pathway.ReportableEvent known(CaseFile file, String message, SignedInUser me) {
    return reporting
        .known(file, message, me.getRoles())
        .orElseThrow(() -> new NotFoundException("event " + message));
  }

  private ConflictException notNow(String why) {
    return new ConflictException(say("case.event.not-now"), why, say("case.event.not-now.next"));
  }

  private String show(
      CaseFile file,
      Pathway.ReportableEvent event,
      String submission,
      SignedInUser me,
      Model model) {
    CaseView view = views.of(file, me);
    audit.read(me, "case.event", new AuditTrail.Subject(file.personId(), file.reference(), null));
    model.addAttribute("view", view);
    model.addAttribute("person", view.person());
    model.addAttribute("event", event);
    model.addAttribute("submission", submission);
    return "casefile/event";
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
