package org.homeward.placement;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseDoor;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseViews;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContext;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormReaders;
import org.homeward.form.FormResult;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Banner;
import org.homeward.web.ConflictException;
import org.homeward.web.NotFoundException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Releasing other words to the provider of one nomination. */
@Controller
class ReleaseController {

  private static final String ADDRESS = "/cases/{reference}/releases/{nomination}";

  private final CaseDoor door;
  private final CaseViews views;
  private final CaseFacts facts;
  private final Nominations nominations;
  private final Releases releases;
  private final ReleasingWords releasing;
  private final ReleaseWords words;
  private final HomeWords homes;
  private final FormCatalogue forms;
  private final FormContexts contexts;
  private final FormReaders readers;
  private final AuditTrail audit;

  ReleaseController(
      CaseDoor door,
      CaseViews views,
      CaseFacts facts,
      Nominations nominations,
      Releases releases,
      ReleasingWords releasing,
      ReleaseWords words,
      HomeWords homes,
      FormCatalogue forms,
      FormContexts contexts,
      FormReaders readers,
      AuditTrail audit) {
    this.door = door;
    this.views = views;
    this.facts = facts;
    this.nominations = nominations;
    this.releases = releases;
    this.releasing = releasing;
    this.words = words;
    this.homes = homes;
    this.forms = forms;
    this.contexts = contexts;
    this.readers = readers;
    this.audit = audit;
  }

  /** A nomination of a case that somebody may open. */
  private record Opened(CaseFile file, Nomination nomination, SignedInUser me) {}

  @GetMapping(ADDRESS)
  @OpenTo(Permission.RELEASING)
  String form(@PathVariable String reference, @PathVariable String nomination, Model model) {
    Opened opened = open(reference, nomination);
    Optional<Release> now = releases.current(opened.nomination().id());
    FormContext context = context(opened);
    model.addAttribute("form", form().view(context));
    return show(opened, context, now.map(Release::id).orElse(0L), model);
  }

  @PostMapping(ADDRESS)
  @OpenTo(Permission.RELEASING)
  String send(
      @PathVariable String reference,
      @PathVariable String nomination,
      @RequestParam(defaultValue = "0") long seen,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    Opened opened = open(reference, nomination);
    FormContext context = context(opened);
    FormResult result = form().submit(form().read(posted), context);
    if (result.isValid()) {
      ReleasedWords written = ReleasedWords.of(result.answers());
      switch (releasing.anew(opened.file(), opened.nomination(), written, seen, opened.me())) {
        case RELEASED -> {
          redirect.addFlashAttribute(
              Banner.ATTRIBUTE,
              Banner.success(
                  words.say("placement.release.done", provider(opened)),
                  words.say("placement.release.done.text")));
          return "redirect:/cases/" + reference;
        }
        case NOT_AGREED ->
            result =
                result.wrongIn(
                    Map.of(ReleasedWords.CHECKED, words.say("placement.rule.not-agreed")));
        case CHANGED_MEANWHILE ->
            throw new ConflictException(
                words.say("placement.release.conflict"),
                words.say("placement.release.conflict.text"),
                null);
      }
    }
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("errors", result.summary());
    model.addAttribute("form", result.view());
    return show(opened, context, seen, model);
  }

  private Opened open(String reference, String subject) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.openToAct(reference, me);
    if (!file.open()) {
      throw new NotFoundException("case " + reference + " is closed");
    }
    Nomination nomination =
        nominations
            .find(file.id(), subject)
            .filter(releasing::isRead)
            .orElseThrow(() -> new NotFoundException("nomination " + subject));
    return new Opened(file, nomination, me);
  }

  /** The facts of the nomination, with the needs where nothing was released yet. */
  private FormContext context(Opened opened) {
    Map<String, Object> known =
        new HashMap<>(facts.of(opened.file().id(), opened.nomination().subject()));
    return contexts.of(known, readers.answersFor(opened.me()));
  }

  private String show(Opened opened, FormContext context, long seen, Model model) {
    CaseFile file = opened.file();
    audit.read(
        opened.me(),
        "placement.release",
        new AuditTrail.Subject(file.personId(), file.reference(), null));
    Optional<Release> now = releases.current(opened.nomination().id());
    model.addAttribute("file", file);
    model.addAttribute("person", views.person(file, opened.me()));
    model.addAttribute("subject", opened.nomination().subject());
    model.addAttribute("home", opened.nomination().title());
    model.addAttribute("provider", provider(opened));
    model.addAttribute("consent", words.consent(file));
    model.addAttribute("seen", seen);
    model.addAttribute(
        "changed",
        now.filter(release -> ReleasingWords.changedSince(release, context.facts())).isPresent());
    model.addAttribute("needs", words.needs(context.facts()));
    return "placement/release";
  }

  private String provider(Opened opened) {
    return homes.agency(opened.nomination().agencyCode());
  }

  private FormDefinition form() {
    return forms.form("homes-release");
  }
}
