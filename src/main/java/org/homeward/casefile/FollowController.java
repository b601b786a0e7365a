package org.homeward.casefile;

import java.util.Locale;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Banner;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Following a case, and following it no more. */
@Controller
class FollowController {

  private final CaseDoor door;
  private final CaseFollowers followers;
  private final AuditTrail audit;
  private final MessageSource messages;

  FollowController(
      CaseDoor door, CaseFollowers followers, AuditTrail audit, MessageSource messages) {
    this.door = door;
    this.followers = followers;
    this.audit = audit;
    this.messages = messages;
  }

  @PostMapping("/cases/{reference}/follow")
  @OpenTo(Permission.CASES)
  String follow(@PathVariable String reference, RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.openToAct(reference, me);
    followers.follow(me, file);
    audit.acted(me, "case.follow", about(file), null);
    return done("case.follow.done", file, redirect);
  }

  @PostMapping("/cases/{reference}/unfollow")
  @OpenTo(Permission.CASES)
  String stop(@PathVariable String reference, RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.openToAct(reference, me);
    followers.stop(me, file);
    audit.acted(me, "case.unfollow", about(file), null);
    return done("case.follow.stopped", file, redirect);
  }

  private String done(String key, CaseFile file, RedirectAttributes redirect) {
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, Banner.success(messages.getMessage(key, null, Locale.UK), null));
    return "redirect:/cases/" + file.reference();
  }

  private static AuditTrail.Subject about(CaseFile file) {
    return new AuditTrail.Subject(file.personId(), file.reference(), null);
  }
}
