package org.homeward.casefile;

import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The process map of a case: the steps in words, then drawn. */
@Controller
class CaseMapController {

  private static final String WHOLE = "whole";

  private final CaseDoor door;
  private final CaseViews views;
  private final CaseMaps maps;
  private final AuditTrail audit;

  CaseMapController(CaseDoor door, CaseViews views, CaseMaps maps, AuditTrail audit) {
    this.door = door;
    this.views = views;
    this.maps = maps;
    this.audit = audit;
  }

  @GetMapping("/cases/{reference}/map")
  @OpenTo(Permission.CASES)
  String page(
      @PathVariable String reference, @RequestParam(required = false) String size, Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.open(reference, me);
    CaseView view = views.of(file, me);
    audit.read(me, "case.map", new AuditTrail.Subject(file.personId(), file.reference(), null));
    model.addAttribute("view", view);
    model.addAttribute("person", view.person());
    model.addAttribute("map", maps.of(file, me));
    model.addAttribute("whole", WHOLE.equals(size));
    return "casefile/map";
  }
}
