package org.homeward.meeting;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseRefusal;
import org.homeward.casefile.CaseView;
import org.homeward.casefile.CaseViews;
import org.homeward.casefile.RulesBroken;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.meeting.SessionDoor.OpenedCase;
import org.homeward.web.Banner;
import org.homeward.web.ConflictException;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One case in a session: what is known, what is decided, what is agreed. */
@Controller
class SessionCaseController {

  private static final String PAGE = "/meetings/sessions/{session}/cases/{item}";

  private final SessionDoor door;
  private final MeetingKinds kinds;
  private final SessionStore sessions;
  private final HoldingMeetings holding;
  private final ActionsToTasks tasks;
  private final CaseViews views;
  private final MeetingLines lines;
  private final ActionLines actionLines;
  private final MeetingForms forms;
  private final FormContexts contexts;
  private final AuditTrail audit;
  private final Dates dates;
  private final MessageSource messages;

  SessionCaseController(
      SessionDoor door,
      MeetingKinds kinds,
      SessionStore sessions,
      HoldingMeetings holding,
      ActionsToTasks tasks,
      CaseViews views,
      MeetingLines lines,
      ActionLines actionLines,
      MeetingForms forms,
      FormContexts contexts,
      AuditTrail audit,
      Dates dates,
      MessageSource messages) {
    this.door = door;
    this.kinds = kinds;
    this.sessions = sessions;
    this.holding = holding;
    this.tasks = tasks;
    this.views = views;
    this.lines = lines;
    this.actionLines = actionLines;
    this.forms = forms;
    this.contexts = contexts;
    this.audit = audit;
    this.dates = dates;
    this.messages = messages;
  }

  @GetMapping(PAGE)
  @OpenTo(Permission.MEETINGS)
  String page(@PathVariable long session, @PathVariable long item, Model model) {
    SignedInUser me = CurrentUser.require();
    return show(door.open(session, item, me), me, model);
  }

  @PostMapping(PAGE + "/decision")
  @OpenTo(Permission.MEETINGS)
  String decide(
      @PathVariable long session,
      @PathVariable long item,
      @RequestParam long version,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    OpenedCase opened = openToRun(session, item, me);
    FormDefinition form = forms.decision();
    FormResult result = form.submit(form.read(posted), contexts.of(Map.of()));
    if (!result.isValid()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      return showDecision(result, opened, me, model);
    }
    Map<String, Object> said = result.answers();
    boolean kept;
    try {
      kept =
          holding.decide(
              opened.item(),
              opened.file(),
              version,
              (String) said.get("meetingDecision"),
              themes(said),
              me);
    } catch (MeetingRefusal refusal) {
      throw over(refusal);
    }
    if (!kept) {
      OpenedCase now = door.open(session, item, me);
      response.setStatus(HttpStatus.CONFLICT.value());
      return showDecision(
          result.wrongIn(
              Map.of("meetingDecision", say("meeting.decision.other", now.item().decidedBy()))),
          now,
          me,
          model);
    }
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, Banner.success(say("meeting.decision.kept"), null));
    return back(session, item);
  }

  private static List<String> themes(Map<String, Object> said) {
    return said.get("meetingThemes") instanceof List<?> chosen
        ? chosen.stream().map(String::valueOf).toList()
        : List.of();
  }

  private String showDecision(FormResult result, OpenedCase opened, SignedInUser me, Model model) {
    model.addAttribute("errors", result.summary());
    model.addAttribute("decisionForm", result.view());
    return show(opened, me, model);
  }

  @PostMapping(PAGE + "/actions")
  @OpenTo(Permission.MEETINGS)
  String agree(
      @PathVariable long session,
      @PathVariable long item,
      @RequestParam(required = false) UUID submission,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    OpenedCase opened = openToRun(session, item, me);
    String id = (submission == null ? UUID.randomUUID() : submission).toString();
    FormDefinition form = forms.action();
    FormResult result = form.submit(form.read(posted), contexts.of(Map.of()));
    if (!result.isValid()) {
      return wrongAction(result, id, opened, me, model, response);
    }
    Map<String, Object> said = result.answers();
    AgreedAction action =
        new AgreedAction(
            id,
            item,
            (String) said.get("actionWhat"),
            (String) said.get("actionRole"),
            LocalDate.parse((String) said.get("actionDueOn")),
            null);
    ActionsToTasks.Prepared prepared = tasks.prepare(action, opened, me);
    if (!prepared.wrong().isEmpty()) {
      return wrongAction(result.wrongIn(prepared.wrong()), id, opened, me, model, response);
    }
    try {
      holding.agree(opened.item(), opened.file(), prepared.agreed(), me);
    } catch (DuplicateKeyException sentTwice) {
      return back(session, item);
    } catch (MeetingRefusal refusal) {
      throw over(refusal);
    } catch (RulesBroken broken) {
      return wrongAction(
          result.wrongIn(ActionsToTasks.onThisForm(broken.words())),
          id,
          opened,
          me,
          model,
          response);
    } catch (CaseRefusal refusal) {
      return wrongAction(
          result.wrongIn(Map.of("actionWhat", refusal.getMessage())),
          id,
          opened,
          me,
          model,
          response);
    }
    boolean task = prepared.agreed().event() != null;
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE,
        Banner.success(
            say("meeting.action.kept"),
            say(task ? "meeting.action.kept.task" : "meeting.action.kept.no-task")));
    return back(session, item);
  }

  private String wrongAction(
      FormResult result,
      String submission,
      OpenedCase opened,
      SignedInUser me,
      Model model,
      HttpServletResponse response) {
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("errors", result.summary());
    model.addAttribute("actionForm", result.view());
    model.addAttribute("submission", submission);
    return show(opened, me, model);
  }

  private OpenedCase openToRun(long session, long item, SignedInUser me) {
    OpenedCase opened = door.open(session, item, me);
    kinds.openToRun(opened.kind().key(), me);
    return opened;
  }

  private static String back(long session, long item) {
    return "redirect:/meetings/sessions/" + session + "/cases/" + item;
  }

  private String show(OpenedCase opened, SignedInUser me, Model model) {
    SessionItem item = opened.item();
    CaseView view = views.of(opened.file(), me);
    audit.read(
        me,
        "meeting.case",
        new AuditTrail.Subject(opened.file().personId(), opened.file().reference(), null));
    List<SessionItem> all = sessions.items(opened.session().id());
    List<MeetingLines.Line> shown = lines.of(all.stream().map(SessionItem::listing).toList(), me);
    List<Integer> mine =
        java.util.stream.IntStream.range(0, all.size())
            .filter(i -> shown.get(i).shown())
            .boxed()
            .toList();
    int at =
        mine.stream()
            .filter(i -> all.get(i).id() == item.id())
            .findFirst()
            .map(mine::indexOf)
            .orElse(0);
    String base = "/meetings/sessions/" + opened.session().id() + "/cases/";
    model.addAttribute("newer", at > 0 ? base + all.get(mine.get(at - 1)).id() : null);
    model.addAttribute(
        "older", at + 1 < mine.size() ? base + all.get(mine.get(at + 1)).id() : null);
    model.addAttribute("position", say("meeting.position", at + 1, mine.size()));
    model.addAttribute("kind", opened.kind());
    model.addAttribute("meeting", opened.session());
    model.addAttribute("when", dates.appointment(opened.session().startsAt()));
    model.addAttribute("item", item);
    model.addAttribute(
        "since", shown.isEmpty() || mine.isEmpty() ? null : shown.get(mine.get(at)).since());
    model.addAttribute("view", view);
    model.addAttribute("person", view.person());
    List<String> themes =
        sessions.themes(opened.session().id()).stream()
            .filter(theme -> theme.itemId() == item.id())
            .map(SessionStore.ThemeOfItem::theme)
            .toList();
    model.addAttribute(
        "themes", themes.stream().map(kinds::theme).collect(Collectors.joining(", ")));
    model.addAttribute(
        "written",
        item.decision() == null
            ? null
            : say("meeting.decision.by", item.decidedBy(), dates.momentInWords(item.decidedAt())));
    model.addAttribute(
        "actions",
        actionLines.of(
            sessions.actions(opened.session().id()).stream()
                .filter(action -> action.itemId() == item.id())
                .toList(),
            Map.of(item.id(), opened.file())));
    model.addAttribute("gone", lines.gone(item.listing()));
    boolean mayRecord =
        kinds.mayRun(opened.kind(), me) && !opened.session().finished() && !item.gone();
    model.addAttribute("mayRecord", mayRecord);
    if (mayRecord) {
      addForms(item, themes, model);
      model.addAttribute("becomesTask", tasks.event(opened, me).isPresent());
    }
    return "meeting/case";
  }

  private void addForms(SessionItem item, List<String> themes, Model model) {
    if (!model.containsAttribute("decisionForm")) {
      Map<String, Object> known = new HashMap<>();
      if (item.decision() != null) {
        known.put("meetingDecision", item.decision());
      }
      known.put("meetingThemes", themes);
      model.addAttribute("decisionForm", forms.decision().view(known, contexts.of(Map.of())));
    }
    if (!model.containsAttribute("actionForm")) {
      model.addAttribute("actionForm", forms.action().view(contexts.of(Map.of())));
      model.addAttribute("submission", UUID.randomUUID().toString());
    }
  }

  private ConflictException over(MeetingRefusal refusal) {
    return new ConflictException(refusal.getMessage(), null, say("meeting.over.next"));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
