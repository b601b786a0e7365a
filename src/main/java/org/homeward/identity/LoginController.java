package org.homeward.identity;

import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Shows the login page: a button for the provider, if there is one, and a form for Homeward's own
 * accounts, if there are any. The template reads what has happened from the parameters of the
 * address.
 */
@Controller
class LoginController {

  private final WaysIn ways;

  LoginController(WaysIn ways) {
    this.ways = ways;
  }

  @GetMapping("/login")
  @OpenTo(Permission.PUBLIC)
  String login(Model model) {
    model.addAttribute("provider", ways.providerName());
    model.addAttribute("providerStart", ProviderSignIn.START);
    model.addAttribute("localAccounts", ways.localAccounts());
    return CurrentUser.find().isPresent() ? "redirect:/tasks" : "login";
  }
}
