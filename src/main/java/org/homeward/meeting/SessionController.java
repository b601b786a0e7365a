package org.homeward.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseFile;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.meeting.MeetingProperties.Kind;
import org.homeward.web.Banner;
import org.homeward.web.ConflictException;
import org.homeward.web.Dates;
import org.homeward.web.ForbiddenException;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Planning a session, its page, and finishing it. */
@Controller
class SessionController {

  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.UK);

  /**
   * A case on the page of a session.
   *
   * @param item the case in the session
   * @param line the case in words
   * @param actions what was agreed
   */
  record ItemLine(SessionItem item, MeetingLines.Line line, List<ActionLines.Line> actions) {}

  /**
   * A theme that the session found.
   *
   * @param title the theme
   * @param cases in how many cases
   */
  record ThemeCount(String title, long cases) {}

  private final SessionDoor door;
  private final MeetingKinds kinds;
  private final SessionStore sessions;
  private final HoldingMeetings holding;
  private final MeetingForms forms;
  private final FormContexts contexts;
  private final MeetingLines lines;
  private final ActionLines actionLines;
  private final AuditTrail audit;
  private final Dates dates;
  private final Clock clock;
  private final MessageSource messages;

  SessionController(
      SessionDoor door,
      MeetingKinds kinds,
      SessionStore sessions,
      HoldingMeetings holding,
      MeetingForms forms,
      FormContexts contexts,
      MeetingLines lines,
      ActionLines actionLines,
      AuditTrail audit,
      Dates dates,
      Clock clock,
      MessageSource messages) {
    this.door = door;
    this.kinds = kinds;
    this.sessions = sessions;
    this.holding = holding;
    this.forms = forms;
    this.contexts = contexts;
    this.lines = lines;
    this.actionLines = actionLines;
    this.audit = audit;
    this.dates = dates;
    this.clock = clock;
    this.messages = messages;
  }

  @GetMapping("/meetings/{kind}/sessions/new")
  @OpenTo(Permission.MEETINGS)
  String plan(@PathVariable("kind") String key, Model model) {
    model.addAttribute("kind", kinds.openToRun(key, CurrentUser.require()));
    model.addAttribute("form", forms.session().view(contexts.of(Map.of())));
    return "meeting/plan";
  }

  @PostMapping("/meetings/{kind}/sessions/new")
  @OpenTo(Permission.MEETINGS)
  String plan(
      @PathVariable("kind") String key,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    Kind kind = kinds.openToRun(key, me);
    FormDefinition form = forms.session();
    FormResult result = form.submit(form.read(posted), contexts.of(Map.of()));
    if (result.isValid() && startsAt(result).isBefore(clock.instant())) {
      result = result.wrongIn(Map.of("sessionTime", say("meeting.plan.past")));
    }
    if (!result.isValid()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("kind", kind);
      model.addAttribute("errors", result.summary());
      model.addAttribute("form", result.view());
      return "meeting/plan";
    }
    Map<String, Object> said = result.answers();
    long session =
        holding.plan(
            kind,
            startsAt(result),
            (String) said.get("sessionPlace"),
            (String) said.get("sessionOthers"),
            invitees(said),
            me);
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, Banner.success(say("meeting.planned"), say("meeting.planned.text")));
    return "redirect:/meetings/sessions/" + session;
  }

  private static Instant startsAt(FormResult result) {
    LocalDate day = LocalDate.parse((String) result.answers().get("sessionDate"));
    LocalTime time = LocalTime.parse((String) result.answers().get("sessionTime"), TIME);
    return day.atTime(time).atZone(LONDON).toInstant();
  }

  private List<MeetingSession.Invitee> invitees(Map<String, Object> said) {
    return MeetingForms.INVITEES.stream()
        .map(
            key ->
                new MeetingSession.Invitee(
                    say("meeting.invitee." + key),
                    "yes".equals(said.get("invited" + key)),
                    (String) said.get("whyNot" + key)))
        .toList();
  }

  @GetMapping("/meetings/sessions/{id}")
  @OpenTo(Permission.MEETINGS)
  String page(@PathVariable long id, Model model) {
    SignedInUser me = CurrentUser.require();
    SessionDoor.Opened opened = door.open(id, me);
    MeetingSession session = opened.session();
    List<SessionItem> items = sessions.items(id);
    List<MeetingLines.Line> shown = lines.of(items.stream().map(SessionItem::listing).toList(), me);
    audit.listed(me, "meeting.session", MeetingLines.persons(shown));
    List<ItemLine> all = new ArrayList<>();
    Map<Long, List<ActionLines.Line>> actions = actions(id, items, shown);
    for (int i = 0; i < items.size(); i++) {
      all.add(
          new ItemLine(
              items.get(i), shown.get(i), actions.getOrDefault(items.get(i).id(), List.of())));
    }
    boolean mayRun = kinds.mayRun(opened.kind(), me);
    model.addAttribute("kind", opened.kind());
    model.addAttribute("meeting", session);
    model.addAttribute("when", dates.appointment(session.startsAt()));
    model.addAttribute("invitees", sessions.invitees(id));
    model.addAttribute("items", all);
    model.addAttribute("decided", items.stream().filter(i -> i.decision() != null).count());
    model.addAttribute(
        "toDecide", items.stream().filter(i -> i.decision() != null || !i.gone()).count());
    model.addAttribute("themes", themes(id));
    model.addAttribute(
        "outstanding",
        actions.values().stream()
            .flatMap(List::stream)
            .filter(ActionLines.Line::outstanding)
            .count());
    model.addAttribute("mayTakeUp", mayRun && !session.finished());
    model.addAttribute(
        "mayFinish",
        mayRun && !session.finished() && session.agencyCode().equals(me.getAgencyCode()));
    return "meeting/session";
  }

  private Map<Long, List<ActionLines.Line>> actions(
      long session, List<SessionItem> items, List<MeetingLines.Line> shown) {
    Map<Long, CaseFile> caseOfItem = new HashMap<>();
    for (int i = 0; i < items.size(); i++) {
      if (shown.get(i).shown()) {
        caseOfItem.put(items.get(i).id(), shown.get(i).file());
      }
    }
    List<AgreedAction> mine =
        sessions.actions(session).stream()
            .filter(action -> caseOfItem.containsKey(action.itemId()))
            .toList();
    return actionLines.of(mine, caseOfItem).stream()
        .collect(Collectors.groupingBy(ActionLines.Line::itemId));
  }

  private List<ThemeCount> themes(long session) {
    return sessions.themes(session).stream()
        .collect(Collectors.groupingBy(SessionStore.ThemeOfItem::theme, Collectors.counting()))
        .entrySet()
        .stream()
        .map(theme -> new ThemeCount(kinds.theme(theme.getKey()), theme.getValue()))
        .sorted(Comparator.comparing(ThemeCount::cases).reversed().thenComparing(ThemeCount::title))
        .toList();
  }

  @PostMapping("/meetings/sessions/{id}/cases")
  @OpenTo(Permission.MEETINGS)
  String takeUp(@PathVariable long id, RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    Kind kind = kinds.openToRun(door.open(id, me).session().kind(), me);
    try {
      int taken = holding.takeUp(kind, id, me);
      redirect.addFlashAttribute(
          Banner.ATTRIBUTE, Banner.success(say("meeting.taken-up", taken), null));
    } catch (MeetingRefusal refusal) {
      throw over(refusal);
    }
    return "redirect:/meetings/sessions/" + id;
  }

  @PostMapping("/meetings/sessions/{id}/finish")
  @OpenTo(Permission.MEETINGS)
  String finish(@PathVariable long id, RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    MeetingSession session = door.open(id, me).session();
    Kind kind = kinds.openToRun(session.kind(), me);
    if (!session.agencyCode().equals(me.getAgencyCode())) {
      throw new ForbiddenException(
          say("meeting.not-yours"),
          say("meeting.not-yours.text", session.agencyName()),
          say("meeting.not-allowed.next"));
    }
    try {
      int decided = holding.finish(kind, id, me);
      redirect.addFlashAttribute(
          Banner.ATTRIBUTE,
          Banner.success(say("meeting.finished"), say("meeting.finished.text", decided)));
    } catch (MeetingRefusal refusal) {
      throw over(refusal);
    }
    return "redirect:/meetings/sessions/" + id;
  }

  private ConflictException over(MeetingRefusal refusal) {
    return new ConflictException(refusal.getMessage(), null, say("meeting.over.next"));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
