package org.homeward.casefile;

import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.pathway.PathwayMaps;
import org.homeward.web.NotFoundException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The process map of a case: the steps in words, then drawn. */
@Controller
class CaseMapController {

  private static final String WHOLE = "whole";

  private final CaseDoor door;
  private final CaseViews views;
  private final CaseMaps maps;
  private final PathwayMaps models;
  private final AuditTrail audit;

  CaseMapController(
      CaseDoor door, CaseViews views, CaseMaps maps, PathwayMaps models, AuditTrail audit) {
    this.door = door;
    this.views = views;
    this.maps = maps;
    this.models = models;
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

  /** The model alone, for who wants to move the map: it says nothing about anybody. */
  @GetMapping(path = "/cases/{reference}/map/{process}", produces = MediaType.APPLICATION_XML_VALUE)
  @OpenTo(Permission.CASES)
  @ResponseBody
  String model(@PathVariable String reference, @PathVariable String process) {
    CaseFile file = door.open(reference, CurrentUser.require());
    return models
        .model(file.processDefinitionKey(), file.pathwayId(), process)
        .orElseThrow(() -> new NotFoundException("process " + process));
  }
}
