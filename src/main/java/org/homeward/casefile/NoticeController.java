package org.homeward.casefile;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.person.People;
import org.homeward.person.PersonView;
import org.homeward.web.Banner;
import org.homeward.web.NotFoundException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All notices to one's teams, and marking them as read. */
@Controller
class NoticeController {

  private final CaseNotices notices;
  private final NoticeLines lines;
  private final CaseFiles cases;
  private final People people;
  private final AuditTrail audit;
  private final MessageSource messages;

  NoticeController(
      CaseNotices notices,
      NoticeLines lines,
      CaseFiles cases,
      People people,
      AuditTrail audit,
      MessageSource messages) {
    this.notices = notices;
    this.lines = lines;
    this.cases = cases;
    this.people = people;
    this.audit = audit;
    this.messages = messages;
  }

  @GetMapping("/notices")
  @OpenTo(Permission.OWN_WORK)
  String all(@RequestParam(required = false) Long before, Model model) {
    SignedInUser me = CurrentUser.require();
    List<CaseNotices.Notice> found = notices.page(me, before == null ? Long.MAX_VALUE : before);
    boolean more = found.size() > CaseNotices.PAGE;
    List<CaseNotices.Notice> shown = more ? found.subList(0, CaseNotices.PAGE) : found;
    Map<Long, PersonView> persons =
        people.findAll(
            shown.stream().map(CaseNotices.Notice::personId).collect(Collectors.toSet()));
    audit.listed(me, "notice.list", persons.keySet());
    model.addAttribute("notices", lines.lines(shown, persons));
    model.addAttribute("older", more ? "/notices?before=" + shown.getLast().id() : null);
    model.addAttribute("continued", before != null);
    return "casefile/notices";
  }

  /** Leads from an e-mail, which names no case, to what a notice is about. */
  @GetMapping("/notices/{id}")
  @OpenTo(Permission.OWN_WORK)
  String one(@PathVariable long id) {
    CaseNotices.Notice notice =
        notices
            .find(id, CurrentUser.require())
            .orElseThrow(() -> new NotFoundException("notice " + id));
    return notice.involved() ? "redirect:" + NoticeLines.address(notice) : "redirect:/notices";
  }

  @PostMapping("/notices/{id}/read")
  @OpenTo(Permission.OWN_WORK)
  String read(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String then,
      RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    CaseFile file =
        notices
            .markRead(id, me)
            .map(cases::get)
            .orElseThrow(() -> new NotFoundException("notice " + id));
    audit.acted(
        me,
        "notice.read",
        new AuditTrail.Subject(file.personId(), file.reference(), null),
        String.valueOf(id));
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE,
        Banner.success(messages.getMessage("notice.done", null, Locale.UK), null));
    return then.equals("all") ? "redirect:/notices" : "redirect:/tasks";
  }
}
