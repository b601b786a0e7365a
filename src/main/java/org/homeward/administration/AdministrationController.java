package org.homeward.administration;

import org.homeward.access.AccessPolicy;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.identity.CurrentUser;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Leads those who look after Homeward to the first page they may use. */
@Controller
class AdministrationController {

  private final AccessPolicy access;

  AdministrationController(AccessPolicy access) {
    this.access = access;
  }

  @GetMapping(AdministrationConfiguration.ADDRESS)
  @OpenTo(Permission.ADMINISTRATION)
  String first() {
    return "redirect:"
        + (access.may(CurrentUser.require(), Permission.ACCOUNTS)
            ? PeopleController.ADDRESS
            : AgencyController.ADDRESS);
  }
}
