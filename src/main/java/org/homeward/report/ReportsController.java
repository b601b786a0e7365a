package org.homeward.report;

import java.util.Comparator;
import java.util.List;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Which reports there are. */
@Controller
class ReportsController {

  private final List<ReportLink> reports;

  ReportsController(List<ReportLink> reports) {
    this.reports = reports.stream().sorted(Comparator.comparingInt(ReportLink::order)).toList();
  }

  @GetMapping("/reports")
  @OpenTo(Permission.BOTTLENECKS)
  String reports(Model model) {
    SignedInUser me = CurrentUser.require();
    model.addAttribute(
        "reports",
        reports.stream().filter(report -> me.hasAnyOf(report.permission().roles())).toList());
    return "report/reports";
  }
}
