package org.homeward.identity;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Shows the login page. The template reads what has happened from the parameters of the address.
 */
@Controller
class LoginController {

  @GetMapping("/login")
  String login() {
    return CurrentUser.find().isPresent() ? "redirect:/tasks" : "login";
  }
}
