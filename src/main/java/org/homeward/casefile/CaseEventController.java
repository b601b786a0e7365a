package org.homeward.casefile;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.homeward.audit.AuditTrail;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.Pathway;
import org.homeward.web.Banner;
import org.homeward.web.ConflictException;
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

/** Recording that something happened in a case. */
@Controller
class CaseEventController {

  private final CaseDoor door;
  private final CaseViews views;
  private final ReportingEvent reporting;
  private final CaseFacts facts;
  private final FormCatalogue forms;
  private final FormContexts contexts;
  private final AuditTrail audit;
  private final MessageSource messages;

  CaseEventController(
      CaseDoor door,
      CaseViews views,
      ReportingEvent reporting,
      CaseFacts facts,
      FormCatalogue forms,
      FormContexts contexts,
      AuditTrail audit,
      MessageSource messages) {
    this.door = door;
    this.views = views;
    this.reporting = reporting;
    this.facts = facts;
    this.forms = forms;
    this.contexts = contexts;
    this.audit = audit;
    this.messages = messages;
  }

  @GetMapping("/cases/{reference}/events/{message}")
  String form(@PathVariable String reference, @PathVariable String message, Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.open(reference, me);
    Pathway.ReportableEvent event = event(file, message, me);
    FormDefinition form = forms.form(event.formId());
    model.addAttribute("form", form.view(contexts.of(facts.of(file.id()))));
    return show(file, event, me, model);
  }

  @PostMapping("/cases/{reference}/events/{message}")
  String report(
      @PathVariable String reference,
      @PathVariable String message,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.open(reference, me);
    Pathway.ReportableEvent event = event(file, message, me);
    FormDefinition form = forms.form(event.formId());
    FormResult result = form.submit(form.read(posted), contexts.of(facts.of(file.id())));
    if (!result.isValid()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("errors", result.summary());
      model.addAttribute("form", result.view());
      return show(file, event, me, model);
    }
    Map<String, Object> answers = new HashMap<>(result.answers());
    result.unanswered().forEach(key -> answers.put(key, null));
    try {
      reporting.report(file, event, answers, result.engineAnswers(), me);
    } catch (CaseRefusal refusal) {
      throw notNow(refusal.getMessage());
    }
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, Banner.success(say("case.event.recorded", event.title()), null));
    return "redirect:/cases/" + file.reference();
  }

  private Pathway.ReportableEvent event(CaseFile file, String message, SignedInUser me) {
    return reporting
        .known(file, message, me.getRoles())
        .map(
            event -> {
              if (!reporting.possible(file, me.getRoles()).contains(event)) {
                throw notNow(say("case.event.not-now.text"));
              }
              return event;
            })
        .orElseThrow(() -> new NotFoundException("event " + message));
  }

  private ConflictException notNow(String why) {
    return new ConflictException(say("case.event.not-now"), why, say("case.event.not-now.next"));
  }

  private String show(CaseFile file, Pathway.ReportableEvent event, SignedInUser me, Model model) {
    CaseView view = views.of(file, me);
    audit.read(me, "case.event", new AuditTrail.Subject(file.personId(), file.reference(), null));
    model.addAttribute("view", view);
    model.addAttribute("person", view.person());
    model.addAttribute("event", event);
    return "casefile/event";
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
