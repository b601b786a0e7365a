package org.homeward.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Role;
import org.homeward.agency.Team;
import org.homeward.identity.Sessions.Seen;
import org.homeward.web.Dates;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows people who they are here, since when they are logged in, and where else. */
@Controller
class AccountController {

  private final AgencyDirectory directory;
  private final Sessions sessions;
  private final WaysIn ways;
  private final Dates dates;

  AccountController(AgencyDirectory directory, Sessions sessions, WaysIn ways, Dates dates) {
    this.directory = directory;
    this.sessions = sessions;
    this.ways = ways;
    this.dates = dates;
  }

  @GetMapping("/account")
  @OpenTo(Permission.HELP)
  String account(HttpServletRequest request, Model model) {
    SignedInUser me = CurrentUser.require();
    List<Seen> mine = sessions.of(me.getUsername());
    String here = request.getSession().getId();
    Optional<Seen> thisOne = mine.stream().filter(seen -> seen.id().equals(here)).findFirst();
    List<Seen> others = mine.stream().filter(seen -> !seen.id().equals(here)).toList();
    model.addAttribute("me", me);
    model.addAttribute(
        "teams", directory.teams(me.getTeamCodes()).stream().map(Team::name).toList());
    model.addAttribute("roles", me.getRoles().stream().map(Role::titleOf).toList());
    model.addAttribute(
        "since", thisOne.map(seen -> dates.momentInWords(seen.signedInAt())).orElse(null));
    model.addAttribute("elsewhere", others.size());
    model.addAttribute(
        "lastUsed",
        others.stream()
            .map(Seen::lastUsedAt)
            .max(java.util.Comparator.naturalOrder())
            .map(dates::momentInWords)
            .orElse(null));
    model.addAttribute("provider", ways.providerName());
    return "identity/account";
  }
}
