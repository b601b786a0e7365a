package org.homeward.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseDoor;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseOffer;
import org.homeward.casefile.CaseViews;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.meeting.MeetingProperties.Kind;
import org.homeward.web.Banner;
import org.homeward.web.ConflictException;
import org.homeward.web.Crumb;
import org.homeward.web.Dates;
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

/** Putting a case on the list of a meeting by hand. */
@Controller
class ProposalController implements CaseOffer {

  private final CaseDoor door;
  private final CaseViews views;
  private final MeetingKinds kinds;
  private final Listings listings;
  private final Proposing proposing;
  private final MeetingForms forms;
  private final FormContexts contexts;
  private final AuditTrail audit;
  private final Dates dates;
  private final MessageSource messages;

  ProposalController(
      CaseDoor door,
      CaseViews views,
      MeetingKinds kinds,
      Listings listings,
      Proposing proposing,
      MeetingForms forms,
      FormContexts contexts,
      AuditTrail audit,
      Dates dates,
      MessageSource messages) {
    this.door = door;
    this.views = views;
    this.kinds = kinds;
    this.listings = listings;
    this.proposing = proposing;
    this.forms = forms;
    this.contexts = contexts;
    this.audit = audit;
    this.dates = dates;
    this.messages = messages;
  }

  @Override
  public List<Crumb> on(CaseFile file, SignedInUser who) {
    if (!file.open() || kinds.runBy(who).isEmpty()) {
      return List.of();
    }
    return List.of(new Crumb(say("meeting.offer"), "/cases/" + file.reference() + "/meetings"));
  }

  @GetMapping("/cases/{reference}/meetings")
  @OpenTo(Permission.MEETINGS)
  String form(@PathVariable String reference, Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = open(reference, me);
    model.addAttribute("form", forms.propose().view(contexts.of(Map.of())));
    return show(file, me, model);
  }

  @PostMapping("/cases/{reference}/meetings")
  @OpenTo(Permission.MEETINGS)
  String propose(
      @PathVariable String reference,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = open(reference, me);
    FormDefinition form = forms.propose();
    FormResult result = form.submit(form.read(posted), contexts.of(Map.of()));
    if (!result.isValid()) {
      return wrong(result, file, me, model, response);
    }
    Kind kind = kinds.openToRun((String) result.answers().get("meetingKind"), me);
    if (!proposing.byHand(file, kind, (String) result.answers().get("meetingWhy"), me)) {
      return wrong(
          result.wrongIn(Map.of("meetingKind", say("meeting.already-listed", kind.title()))),
          file,
          me,
          model,
          response);
    }
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE,
        Banner.success(say("meeting.proposed", kind.title()), say("meeting.proposed.text"))
            .withLink("/meetings/" + kind.key(), say("meeting.proposed.link")));
    return "redirect:/cases/" + file.reference();
  }

  private CaseFile open(String reference, SignedInUser me) {
    CaseFile file = door.openToAct(reference, me);
    if (kinds.runBy(me).isEmpty()) {
      throw new ForbiddenException(
          say("meeting.propose.not-allowed"), null, say("meeting.not-allowed.next"));
    }
    if (!file.open()) {
      throw new ConflictException(say("meeting.propose.closed"), null, null);
    }
    return file;
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
    return show(file, me, model);
  }

  private String show(CaseFile file, SignedInUser me, Model model) {
    audit.read(
        me, "meeting.propose", new AuditTrail.Subject(file.personId(), file.reference(), null));
    Set<String> mine = new HashSet<>();
    kinds.seenBy(me).forEach(kind -> mine.add(kind.key()));
    model.addAttribute("file", file);
    model.addAttribute("person", views.person(file, me));
    model.addAttribute(
        "listed",
        listings.of(file.id()).stream()
            .filter(listing -> mine.contains(listing.kind()))
            .map(
                listing ->
                    say(
                        "meeting.listed-since",
                        kinds.open(listing.kind(), me).title(),
                        dates.day(listing.at())))
            .toList());
    return "meeting/propose";
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
