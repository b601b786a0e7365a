package org.homeward.consent;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeward.access.AccessPolicy;
import org.homeward.access.ConsentPurpose;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseAccess;
import org.homeward.casefile.CaseDoor;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseSteps;
import org.homeward.casefile.CaseViews;
import org.homeward.casefile.OpenStep;
import org.homeward.form.FormContext;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Banner;
import org.homeward.web.ForbiddenException;
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

/** What a person agrees to: all of it on one page, and a form for what they say. */
@Controller
class ConsentController {

  private final CaseDoor door;
  private final CaseAccess access;
  private final AccessPolicy policy;
  private final CaseViews views;
  private final CaseSteps steps;
  private final ConsentStore consents;
  private final ConsentLines lines;
  private final HeldTasks held;
  private final RecordingWhatWasSaid recording;
  private final ConsentForms forms;
  private final FormContexts contexts;
  private final AgencyDirectory agencies;
  private final AuditTrail audit;
  private final MessageSource messages;

  ConsentController(
      CaseDoor door,
      CaseAccess access,
      AccessPolicy policy,
      CaseViews views,
      CaseSteps steps,
      ConsentStore consents,
      ConsentLines lines,
      HeldTasks held,
      RecordingWhatWasSaid recording,
      ConsentForms forms,
      FormContexts contexts,
      AgencyDirectory agencies,
      AuditTrail audit,
      MessageSource messages) {
    this.door = door;
    this.access = access;
    this.policy = policy;
    this.views = views;
    this.steps = steps;
    this.consents = consents;
    this.lines = lines;
    this.held = held;
    this.recording = recording;
    this.forms = forms;
    this.contexts = contexts;
    this.agencies = agencies;
    this.audit = audit;
    this.messages = messages;
  }

  @GetMapping("/cases/{reference}/consent")
  @OpenTo(Permission.CASES)
  String page(
      @PathVariable String reference, @RequestParam(required = false) Long before, Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.open(reference, me);
    requireReader(me);
    List<ConsentEntry> found =
        consents.history(file.personId(), before == null ? Long.MAX_VALUE : before);
    boolean more = found.size() > ConsentStore.PAGE;
    List<ConsentEntry> shown = more ? found.subList(0, ConsentStore.PAGE) : found;
    List<ConsentEntry> holding = consents.holding(file.personId());
    boolean mayRecord = mayRecord(me, file);
    show(file, me, model);
    model.addAttribute("holding", lines.of(holding, reference, me));
    model.addAttribute("notAsked", notAsked(holding, me));
    // As long as nothing was said twice, all that was said stands above.
    model.addAttribute(
        "history",
        before == null && found.size() <= holding.size()
            ? List.of()
            : lines.of(shown, reference, me));
    model.addAttribute("older", more ? shown.getLast().id() : null);
    model.addAttribute("continued", before != null);
    model.addAttribute("held", access.looksAfter(me, file) ? held(file) : List.of());
    model.addAttribute("mayRecord", mayRecord);
    return "consent/page";
  }

  /** What nobody has asked about yet, in words. */
  private List<String> notAsked(List<ConsentEntry> holding, SignedInUser me) {
    return Arrays.stream(ConsentPurpose.values())
        .filter(purpose -> policy.reads(me, purpose.group()))
        .filter(
            purpose -> holding.stream().noneMatch(entry -> entry.consent().purpose() == purpose))
        .map(purpose -> say("consent.purpose." + purpose.code()))
        .toList();
  }

  /** Tasks that the trust has in place of an agency, in words. */
  private List<String> held(CaseFile file) {
    Map<Long, String> titles = new HashMap<>();
    for (OpenStep step : steps.open(file.id())) {
      titles.put(step.taskKey(), step.title());
    }
    return held.of(file.id()).stream()
        .filter(task -> titles.containsKey(task.taskKey()))
        .map(
            task ->
                say(
                    "consent.held.line",
                    titles.get(task.taskKey()),
                    agencies.agency(task.agencyCode()).map(Agency::name).orElse(task.agencyCode())))
        .toList();
  }

  @GetMapping("/cases/{reference}/consent/new")
  @OpenTo(Permission.CASES)
  String form(
      @PathVariable String reference,
      @RequestParam(required = false) String purpose,
      @RequestParam(required = false) String agency,
      Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = openToRecord(reference, me);
    Map<String, Object> known = new HashMap<>();
    ConsentPurpose.of(purpose)
        .ifPresent(
            about -> {
              known.put("consentPurpose", about.code());
              known.put("consentCouncil", agency == null ? AgencyChoices.ALL : agency);
              known.put("consentPartner", agency == null ? AgencyChoices.ALL : agency);
            });
    model.addAttribute("form", forms.record().view(known, contexts.of(Map.of())));
    return showForm(file, me, model);
  }

  @PostMapping("/cases/{reference}/consent/new")
  @OpenTo(Permission.CASES)
  String record(
      @PathVariable String reference,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = openToRecord(reference, me);
    FormDefinition form = forms.record();
    FormContext context = contexts.of(Map.of());
    FormResult result = form.submit(form.read(posted), context);
    if (!result.isValid()) {
      return wrong(result, file, me, model, response);
    }
    Consent consent = consent(result.answers());
    String elsewhere = elsewhere(file, consent, me);
    if (elsewhere != null) {
      return wrong(result.wrongIn(Map.of("consentDecision", elsewhere)), file, me, model, response);
    }
    recording.record(file, consent, me);
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, Banner.success(say("consent.recorded", lines.about(consent)), null));
    return "redirect:/cases/" + reference + "/consent";
  }

  /** Where a pathway sees to it itself, it is recorded there. */
  private String elsewhere(CaseFile file, Consent consent, SignedInUser me) {
    if (consent.decision() != Decision.WITHDRAWN || !consent.agencyCode().isEmpty()) {
      return null;
    }
    return recording
        .endingOf(file.personId(), consent.purpose(), me)
        .map(ending -> say("consent.elsewhere", ending.event().title(), ending.file().reference()))
        .orElse(null);
  }

  private static Consent consent(Map<String, Object> answers) {
    ConsentPurpose purpose =
        ConsentPurpose.of((String) answers.get("consentPurpose")).orElseThrow();
    Object agency =
        answers.getOrDefault("consentCouncil", answers.getOrDefault("consentPartner", ""));
    Object until = answers.get("consentUntil");
    return new Consent(
        purpose,
        AgencyChoices.ALL.equals(agency) ? "" : agency.toString(),
        answers.getOrDefault("consentCarer", "").toString(),
        Decision.of((String) answers.get("consentDecision")),
        Basis.of((String) answers.get("consentBasis")),
        (String) answers.get("consentHow"),
        LocalDate.parse(answers.get("consentSaidOn").toString()),
        until == null ? null : LocalDate.parse(until.toString()),
        (String) answers.get("consentNote"),
        false);
  }

  private String wrong(
      FormResult result,
      CaseFile file,
      SignedInUser me,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("errors", result.summary());
    model.addAttribute("form", result.view());
    return showForm(file, me, model);
  }

  private String showForm(CaseFile file, SignedInUser me, Model model) {
    show(file, me, model);
    return "consent/record";
  }

  private void show(CaseFile file, SignedInUser me, Model model) {
    audit.read(me, "case.consent", new AuditTrail.Subject(file.personId(), file.reference(), null));
    model.addAttribute("person", views.person(file, me));
    model.addAttribute("file", file);
  }

  /** Who may read of no consent at all has no such page. */
  private void requireReader(SignedInUser me) {
    if (!lines.readsAny(me)) {
      throw new ForbiddenException(
          say("consent.not-allowed"), say("consent.not-allowed.text"), null);
    }
  }

  private CaseFile openToRecord(String reference, SignedInUser me) {
    CaseFile file = door.openToAct(reference, me);
    if (!mayRecord(me, file)) {
      throw new ForbiddenException(
          say("consent.not-allowed"), say("consent.not-allowed.text"), null);
    }
    return file;
  }

  /** Those who look after the person ask them; other agencies tell the trust what they heard. */
  private boolean mayRecord(SignedInUser me, CaseFile file) {
    return access.looksAfter(me, file);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
