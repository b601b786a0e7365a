package org.homeward.conversation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.agency.Team;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseAccess;
import org.homeward.casefile.CaseDoor;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseViews;
import org.homeward.casefile.Circle;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.person.People;
import org.homeward.person.PersonView;
import org.homeward.web.Banner;
import org.homeward.web.ConflictException;
import org.homeward.web.NotFoundException;
import org.homeward.web.SubNavItem;
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

/** Questions that wait for one's teams or that they asked; answering one and taking one back. */
@Controller
class QuestionController {

  private static final String ADDRESS = "/questions";

  private final CaseDoor door;
  private final CaseFiles cases;
  private final CaseAccess access;
  private final CaseViews views;
  private final People people;
  private final Circle circle;
  private final QuestionStore questions;
  private final QuestionLines lines;
  private final AskingAgency asking;
  private final ConversationForms forms;
  private final AuditTrail audit;
  private final MessageSource messages;

  QuestionController(
      CaseDoor door,
      CaseFiles cases,
      CaseAccess access,
      CaseViews views,
      People people,
      Circle circle,
      QuestionStore questions,
      QuestionLines lines,
      AskingAgency asking,
      ConversationForms forms,
      AuditTrail audit,
      MessageSource messages) {
    this.door = door;
    this.cases = cases;
    this.access = access;
    this.views = views;
    this.people = people;
    this.circle = circle;
    this.questions = questions;
    this.lines = lines;
    this.asking = asking;
    this.forms = forms;
    this.audit = audit;
    this.messages = messages;
  }

  /** A question with its case. */
  private record Opened(Question question, CaseFile file, SignedInUser me) {

    boolean mayAnswer() {
      return question.waiting() && me.isMemberOf(question.asked().teamCode());
    }

    boolean mayWithdraw() {
      return question.waiting() && me.isMemberOf(question.asking().teamCode());
    }
  }

  /** A row of the list. */
  record Row(QuestionLines.Line line, String person, String reference) {}

  @GetMapping(ADDRESS)
  @OpenTo(Permission.OWN_WORK)
  String list(
      @RequestParam(defaultValue = "") String view,
      @RequestParam(required = false) Long after,
      Model model) {
    SignedInUser me = CurrentUser.require();
    boolean asked = view.equals("asked");
    List<Question> found = me.getTeamCodes().isEmpty() ? List.of() : page(me, asked, after);
    boolean more = found.size() > QuestionStore.PAGE;
    List<Question> shown = more ? found.subList(0, QuestionStore.PAGE) : found;
    Map<Long, CaseFile> files =
        cases.all(shown.stream().map(Question::caseId).collect(Collectors.toSet()));
    Map<Long, PersonView> persons =
        people.findAll(files.values().stream().map(CaseFile::personId).collect(Collectors.toSet()));
    audit.listed(me, "question.list", persons.keySet());
    model.addAttribute(
        "rows",
        shown.stream()
            .map(
                question -> {
                  CaseFile file = files.get(question.caseId());
                  return new Row(
                      lines.of(question),
                      persons.get(file.personId()).displayName(),
                      file.reference());
                })
            .toList());
    model.addAttribute("asked", asked);
    String here = asked ? ADDRESS + "?view=asked" : ADDRESS;
    model.addAttribute(
        "more", more ? here + (asked ? "&" : "?") + "after=" + shown.getLast().id() : null);
    model.addAttribute("first", after == null ? null : here);
    model.addAttribute(
        "views",
        List.of(
            new SubNavItem(say("question.view.answer"), ADDRESS, null, !asked),
            new SubNavItem(say("question.view.asked"), ADDRESS + "?view=asked", null, asked)));
    return "conversation/question-list";
  }

  /** The cursor is a question; one of another team is none. */
  private List<Question> page(SignedInUser me, boolean asked, Long after) {
    if (asked) {
      return questions.askedBy(
          me.getTeamCodes(), after == null ? Long.MAX_VALUE : after, QuestionStore.PAGE + 1);
    }
    Question last =
        after == null
            ? null
            : questions
                .find(after)
                .filter(question -> me.isMemberOf(question.asked().teamCode()))
                .orElse(null);
    return questions.toAnswer(me.getTeamCodes(), last, QuestionStore.PAGE + 1);
  }

  @GetMapping(ADDRESS + "/{question}")
  @OpenTo(Permission.OWN_WORK)
  String page(@PathVariable("question") long id, Model model) {
    Opened opened = open(id);
    if (opened.mayAnswer()) {
      questions.read(id);
      model.addAttribute("form", forms.answer().view(forms.context(Map.of())));
    }
    return show(opened, model);
  }

  @PostMapping(ADDRESS + "/{question}")
  @OpenTo(Permission.OWN_WORK)
  String answer(
      @PathVariable("question") long id,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    Opened opened = openToAct(id);
    if (!opened.me().isMemberOf(opened.question().asked().teamCode())) {
      throw door.refused(opened.me(), opened.file(), null);
    }
    if (!opened.question().waiting()) {
      throw settled(opened.question());
    }
    FormDefinition form = forms.answer();
    FormResult result = form.submit(form.read(posted), forms.context(Map.of()));
    if (!result.isValid()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("errors", result.summary());
      model.addAttribute("form", result.view());
      return show(opened, model);
    }
    if (!asking.answer(
        opened.file(),
        opened.question(),
        opened.me(),
        (String) result.answers().get("answerWords"))) {
      throw settled(questions.find(id).orElseThrow());
    }
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE,
        Banner.success(say("question.done.answered"), say("question.done.answered.text")));
    return "redirect:" + ADDRESS;
  }

  @GetMapping(ADDRESS + "/{question}/withdraw")
  @OpenTo(Permission.OWN_WORK)
  String withdrawForm(@PathVariable("question") long id, Model model) {
    show(openToWithdraw(id), model);
    return "conversation/question-withdraw";
  }

  @PostMapping(ADDRESS + "/{question}/withdraw")
  @OpenTo(Permission.OWN_WORK)
  String withdraw(@PathVariable("question") long id, RedirectAttributes redirect) {
    Opened opened = openToWithdraw(id);
    if (!asking.withdraw(opened.file(), opened.question(), opened.me())) {
      throw settled(questions.find(id).orElseThrow());
    }
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, Banner.success(say("question.done.withdrawn"), null));
    return "redirect:" + ADDRESS + "?view=asked";
  }

  private Opened openToWithdraw(long id) {
    Opened opened = openToAct(id);
    if (!opened.me().isMemberOf(opened.question().asking().teamCode())) {
      throw door.refused(opened.me(), opened.file(), null);
    }
    if (!opened.mayWithdraw()) {
      throw settled(opened.question());
    }
    return opened;
  }

  /** Somebody was faster, or nobody waits any more: how it ended, in the words of the page. */
  private ConflictException settled(Question question) {
    QuestionLines.Line line = lines.of(question);
    return new ConflictException(
        say("question.settled"), line.answer() == null ? line.ended() : line.answered(), null);
  }

  // --- Of one case ------------------------------------------------------------------------------

  @GetMapping("/cases/{reference}/questions")
  @OpenTo(Permission.CASES)
  String ofCase(
      @PathVariable String reference, @RequestParam(required = false) Long before, Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = readable(door.open(reference, me), me);
    List<Question> found =
        questions.ofCase(
            file.id(),
            me.getAgencyCode(),
            before == null ? Long.MAX_VALUE : before,
            QuestionStore.PAGE + 1);
    boolean more = found.size() > QuestionStore.PAGE;
    List<Question> shown = more ? found.subList(0, QuestionStore.PAGE) : found;
    show(file, me, model);
    model.addAttribute("questions", lines.of(shown));
    model.addAttribute("older", more ? shown.getLast().id() : null);
    model.addAttribute("continued", before != null);
    model.addAttribute("mayAsk", file.open() && access.mayAct(me, file));
    return "conversation/case-questions";
  }

  @GetMapping("/cases/{reference}/questions/new")
  @OpenTo(Permission.CASES)
  String form(@PathVariable String reference, Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = openToAsk(reference, me);
    Map<String, Team> offered = offered(me, file);
    model.addAttribute(
        "form", offered.isEmpty() ? null : forms.question().view(forms.context(options(offered))));
    return showForm(file, me, model);
  }

  @PostMapping("/cases/{reference}/questions/new")
  @OpenTo(Permission.CASES)
  String ask(
      @PathVariable String reference,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = openToAsk(reference, me);
    Map<String, Team> offered = offered(me, file);
    FormDefinition form = forms.question();
    FormResult result = form.submit(form.read(posted), forms.context(options(offered)));
    if (!result.isValid()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("errors", result.summary());
      model.addAttribute("form", result.view());
      return showForm(file, me, model);
    }
    Team asked = offered.get((String) result.answers().get("questionTeam"));
    boolean sent =
        asking.ask(
            file,
            me,
            circle.teamOf(me, file).orElseThrow(() -> door.refused(me, file, null)),
            asked,
            (String) result.answers().get("questionWords"),
            ((Number) result.answers().get("questionDays")).intValue());
    if (!sent) {
      throw new ConflictException(say("question.not-sent"), say("question.not-sent.text"), null);
    }
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, Banner.success(say("question.done.asked", asked.name()), null));
    return "redirect:/cases/" + reference + "/questions";
  }

  private Map<String, Team> offered(SignedInUser me, CaseFile file) {
    Map<String, Team> offered = new LinkedHashMap<>();
    circle
        .offered(me, file)
        .values()
        .forEach(teams -> teams.forEach(team -> offered.put(team.code(), team)));
    return offered;
  }

  private Map<String, String> options(Map<String, Team> offered) {
    Map<String, String> options = new LinkedHashMap<>();
    offered.forEach(
        (code, team) -> options.put(code, team.name() + ", " + circle.name(team.agencyCode())));
    return options;
  }

  private String showForm(CaseFile file, SignedInUser me, Model model) {
    show(file, me, model);
    return "conversation/ask";
  }

  private void show(CaseFile file, SignedInUser me, Model model) {
    audit.read(
        me, "case.questions", new AuditTrail.Subject(file.personId(), file.reference(), null));
    model.addAttribute("person", views.person(file, me));
    model.addAttribute("file", file);
  }

  private String show(Opened opened, Model model) {
    show(opened.file(), opened.me(), model);
    model.addAttribute("line", lines.of(opened.question()));
    model.addAttribute("withdraw", opened.mayWithdraw());
    return "conversation/question";
  }

  private CaseFile openToAsk(String reference, SignedInUser me) {
    CaseFile file = readable(door.openToAct(reference, me), me);
    if (!file.open()) {
      throw new ConflictException(say("conversation.closed"), say("question.closed.text"), null);
    }
    return file;
  }

  private Opened open(long id) {
    SignedInUser me = CurrentUser.require();
    Question question = find(id);
    CaseFile file = cases.get(question.caseId());
    return mine(question, door.open(file.reference(), me), me);
  }

  private Opened openToAct(long id) {
    SignedInUser me = CurrentUser.require();
    Question question = find(id);
    return mine(question, door.openToAct(question.caseId(), me), me);
  }

  private Question find(long id) {
    return questions.find(id).orElseThrow(() -> new NotFoundException("question " + id));
  }

  private Opened mine(Question question, CaseFile file, SignedInUser me) {
    if (!question.concerns(me.getAgencyCode())) {
      throw door.refused(me, file, null);
    }
    return new Opened(question, readable(file, me), me);
  }

  private CaseFile readable(CaseFile file, SignedInUser me) {
    if (!circle.reads(me, file)) {
      throw door.refused(me, file, null);
    }
    return file;
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
