package org.homeward.identity;

import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Shows the login page. The template reads what has happened from the parameters of the address.
 */
@Controller
class LoginController {

  @GetMapping("/login")
  @OpenTo(Permission.PUBLIC)
  String login() {
    return CurrentUser.find().isPresent() ? "redirect:/tasks" : "login";
  }
}
