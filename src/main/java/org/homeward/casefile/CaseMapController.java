package org.homeward.casefile;

import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.PathwayMaps;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The process map of a case: the steps in words, then drawn. */
@Controller
class CaseMapController {

  private static final String WHOLE = "whole";

  private final CaseDoor door;
  private final CaseViews views;
  private final CaseMaps maps;
  private final PathwayMaps drawings;
  private final AuditTrail audit;

  CaseMapController(
      CaseDoor door, CaseViews views, CaseMaps maps, PathwayMaps drawings, AuditTrail audit) {
    this.door = door;
    this.views = views;
    this.maps = maps;
    this.drawings = drawings;
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

  /**
   * The drawing behind a map, for the map that can be moved: the pathway as it is in the version
   * the case stands on, without rules, documentation and settings, and nothing about the case.
   */
  @GetMapping("/cases/{reference}/map/{process}")
  @OpenTo(Permission.CASES)
  ResponseEntity<byte[]> drawing(@PathVariable String reference, @PathVariable String process) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.open(reference, me);
    byte[] drawing =
        drawings
            .drawing(file.processDefinitionKey(), file.pathwayId(), process)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    audit.read(me, "case.map", new AuditTrail.Subject(file.personId(), file.reference(), null));
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(drawing);
  }
}
