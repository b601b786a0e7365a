package org.homeward.help;

import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The help page the footer of every page links to; open to people who cannot log in. */
@Controller
class HelpController {

  @GetMapping("/help")
  @OpenTo(Permission.HELP)
  String help() {
    return "help/index";
  }
}
