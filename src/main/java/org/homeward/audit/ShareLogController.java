package org.homeward.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.homeward.access.AccessPolicy;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.person.People;
import org.homeward.web.CsvRow;
import org.homeward.web.Dates;
import org.homeward.web.NotFoundException;
import org.homeward.web.SubNavItem;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Who has seen a person's record, for those who look after a case of theirs and can answer when the
 * person asks, and for the auditors of a trust that does.
 */
@Controller
class ShareLogController {

  static final int PAGE = 50;
  private static final int ROWS_AT_ONCE = 500;

  private final ShareLog log;
  private final AccessPolicy policy;
  private final AuditWords words;
  private final AuditedCases cases;
  private final AuditTrail audit;
  private final People people;
  private final Dates dates;

  ShareLogController(
      ShareLog log,
      AccessPolicy policy,
      AuditWords words,
      AuditedCases cases,
      AuditTrail audit,
      People people,
      Dates dates) {
    this.log = log;
    this.policy = policy;
    this.words = words;
    this.cases = cases;
    this.audit = audit;
    this.people = people;
    this.dates = dates;
  }

  @GetMapping("/people/{key}/shared")
  @OpenTo(Permission.CASES)
  String show(@PathVariable String key, @RequestParam Map<String, String> given, Model model) {
    SignedInUser me = CurrentUser.require();
    long person = open(key, me);
    LocalDate lists = day(given.get("lists"));
    Long before = AuditQuery.number(given.get("before"));
    List<AuditEntry> entries = log.entries(person, lists, before, PAGE + 1);
    boolean more = entries.size() > PAGE;
    List<AuditEntry> shown = more ? entries.subList(0, PAGE) : entries;
    audit.read(
        me, "person.shared", new AuditTrail.Subject(person, null, null), detail("lists", lists));
    model.addAttribute("name", people.find(person).orElseThrow().fullName());
    model.addAttribute("lines", log.lines(person, shown, me));
    model.addAttribute("next", more ? address(person, "", lists, shown.getLast().id()) : null);
    model.addAttribute("continued", before != null);
    model.addAttribute("first", address(person, "", lists, null));
    model.addAttribute("csv", address(person, ".csv", lists, null));
    model.addAttribute("back", policy.may(me, Permission.AUDIT) ? null : "/people/" + person);
    model.addAttribute("views", views(person, lists));
    model.addAttribute("lists", lists == null ? null : dates.day(lists));
    if (lists != null) {
      model.addAttribute("earlier", address(person, "", lists.minusDays(1), null));
      model.addAttribute(
          "later",
          lists.isBefore(dates.today()) ? address(person, "", lists.plusDays(1), null) : null);
    }
    return "audit/shared";
  }

  private List<SubNavItem> views(long person, LocalDate lists) {
    return List.of(
        new SubNavItem(
            words.say("audit.shared.view.opened"),
            address(person, "", null, null),
            null,
            lists == null),
        new SubNavItem(
            words.say("audit.shared.view.lists"),
            address(person, "", dates.today(), null),
            null,
            lists != null));
  }

  /** The same as a file, written while it is read, however long it is. */
  @GetMapping("/people/{key}/shared.csv")
  @OpenTo(Permission.CASES)
  void download(
      @PathVariable String key,
      @RequestParam Map<String, String> given,
      HttpServletResponse response)
      throws IOException {
    SignedInUser me = CurrentUser.require();
    long person = open(key, me);
    LocalDate lists = day(given.get("lists"));
    audit.read(
        me,
        "person.shared.download",
        new AuditTrail.Subject(person, null, null),
        detail("lists", lists));
    response.setContentType("text/csv");
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"who-has-seen-the-record.csv\"");
    response.setHeader("Cache-Control", "no-store");
    PrintWriter out = response.getWriter();
    out.print(
        CsvRow.of(
            words.say("audit.csv.when"),
            words.say("audit.column.who"),
            words.say("audit.csv.agency"),
            words.say("audit.column.what"),
            words.say("audit.csv.case"),
            words.say("audit.column.why")));
    Long before = null;
    List<AuditEntry> entries;
    do {
      entries = log.entries(person, lists, before, ROWS_AT_ONCE);
      for (AuditLine line : log.lines(person, entries, me)) {
        out.print(
            CsvRow.of(
                line.datetime(),
                line.who(),
                line.agency(),
                line.what(),
                line.caseReference(),
                line.why()));
      }
      if (!entries.isEmpty()) {
        before = entries.getLast().id();
      }
    } while (entries.size() == ROWS_AT_ONCE && !out.checkError());
    out.flush();
  }

  /** Found by their number or a case; who may not see it learns nothing. */
  private long open(String key, SignedInUser me) {
    Long number = AuditQuery.number(key);
    long person =
        number == null
            ? cases.personOf(key).orElseThrow(() -> new NotFoundException("share log of " + key))
            : number;
    boolean auditor =
        policy.may(me, Permission.AUDIT)
            && !cases.peopleOf(me.getAgencyCode(), List.of(person)).isEmpty();
    if (!auditor && !cases.looksAfter(me, person)) {
      if (!cases.trustsOf(person).isEmpty()) {
        audit.acted(me, "refused.person", new AuditTrail.Subject(person, null, null), null);
      }
      throw new NotFoundException("share log of person " + person);
    }
    return person;
  }

  private LocalDate day(String text) {
    LocalDate day = AuditQuery.day(text);
    return day == null || day.isAfter(dates.today()) || day.getYear() < 2000 ? null : day;
  }

  private static String detail(String name, LocalDate day) {
    return day == null ? null : name + "=" + day;
  }

  private static String address(long person, String ending, LocalDate lists, Long before) {
    StringBuilder address = new StringBuilder("/people/" + person + "/shared" + ending);
    String sign = "?";
    if (lists != null) {
      address.append(sign).append("lists=").append(lists);
      sign = "&";
    }
    if (before != null) {
      address.append(sign).append("before=").append(before);
    }
    return address.toString();
  }
}
