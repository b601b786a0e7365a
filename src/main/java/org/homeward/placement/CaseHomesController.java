package org.homeward.placement;

import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseAudiences;
import org.homeward.casefile.CaseDoor;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseViews;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The homes that could suit the person of a case, and why the others do not. */
@Controller
class CaseHomesController {

  private final CaseDoor door;
  private final CaseAudiences audiences;
  private final CaseViews views;
  private final StockAccess access;
  private final CaseHomes homes;
  private final HomeWords words;
  private final AuditTrail audit;

  CaseHomesController(
      CaseDoor door,
      CaseAudiences audiences,
      CaseViews views,
      StockAccess access,
      CaseHomes homes,
      HomeWords words,
      AuditTrail audit) {
    this.door = door;
    this.audiences = audiences;
    this.views = views;
    this.access = access;
    this.homes = homes;
    this.words = words;
    this.audit = audit;
  }

  @GetMapping("/cases/{reference}/homes")
  @OpenTo(Permission.PLACING)
  String homes(@PathVariable String reference, Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.open(reference, me);
    if (audiences.partnerOf(me) != null) {
      throw door.refused(me, file, null);
    }
    audit.read(me, "case.homes", new AuditTrail.Subject(file.personId(), file.reference(), null));
    model.addAttribute("person", views.person(file, me));
    model.addAttribute("file", file);
    model.addAttribute("homes", homes.of(file));
    return "placement/case-homes";
  }
}
