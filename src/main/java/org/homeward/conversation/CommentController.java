package org.homeward.conversation;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.agency.Agency;
import org.homeward.agency.Team;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseAccess;
import org.homeward.casefile.CaseDoor;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseSteps;
import org.homeward.casefile.CaseViews;
import org.homeward.casefile.Circle;
import org.homeward.form.FormContext;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.Account;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Banner;
import org.homeward.web.ConflictException;
import org.homeward.web.SummaryRow;
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

/** All comments on a case that somebody may read, writing one, and striking one's own through. */
@Controller
class CommentController {

  /** Most names that an error lists, and most of one agency beside the form. */
  private static final int NAMES = 8;

  private final CaseDoor door;
  private final CaseAccess access;
  private final CaseViews views;
  private final CaseSteps steps;
  private final Circle circle;
  private final CommentStore comments;
  private final CommentLines lines;
  private final WritingComment writing;
  private final ConversationForms forms;
  private final AuditTrail audit;
  private final MessageSource messages;

  CommentController(
      CaseDoor door,
      CaseAccess access,
      CaseViews views,
      CaseSteps steps,
      Circle circle,
      CommentStore comments,
      CommentLines lines,
      WritingComment writing,
      ConversationForms forms,
      AuditTrail audit,
      MessageSource messages) {
    this.door = door;
    this.access = access;
    this.views = views;
    this.steps = steps;
    this.circle = circle;
    this.comments = comments;
    this.lines = lines;
    this.writing = writing;
    this.forms = forms;
    this.audit = audit;
    this.messages = messages;
  }

  /** What a comment can be written with: the agencies to choose, and the people it can name. */
  private record Desk(
      SignedInUser me,
      CaseFile file,
      Long taskKey,
      Map<Agency, List<Team>> offered,
      List<Account> people,
      FormDefinition form,
      FormContext context) {}

  @GetMapping("/cases/{reference}/comments")
  @OpenTo(Permission.CASES)
  String list(
      @PathVariable String reference, @RequestParam(required = false) Long before, Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = openToRead(reference, me);
    List<Comment> found =
        comments.newest(
            file.id(),
            me.getAgencyCode(),
            before == null ? Long.MAX_VALUE : before,
            CommentStore.PAGE + 1);
    boolean more = found.size() > CommentStore.PAGE;
    List<Comment> shown = more ? found.subList(0, CommentStore.PAGE) : found;
    show(file, me, model);
    model.addAttribute("comments", lines.of(shown, file, me, null));
    model.addAttribute("older", more ? shown.getLast().id() : null);
    model.addAttribute("continued", before != null);
    model.addAttribute("mayWrite", file.open() && access.mayAct(me, file));
    return "conversation/comments";
  }

  @GetMapping("/cases/{reference}/comments/new")
  @OpenTo(Permission.CASES)
  String form(
      @PathVariable String reference, @RequestParam(required = false) Long task, Model model) {
    Desk desk = desk(reference, task);
    model.addAttribute("form", desk.form().view(desk.context()));
    return form(desk, model);
  }

  @PostMapping("/cases/{reference}/comments/new")
  @OpenTo(Permission.CASES)
  String write(
      @PathVariable String reference,
      @RequestParam(required = false) Long task,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    Desk desk = desk(reference, task);
    FormResult result = desk.form().submit(desk.form().read(posted), desk.context());
    if (!result.isValid()) {
      return wrong(result, desk, model, response);
    }
    String words = (String) result.answers().get("commentWords");
    Set<String> chosen = texts(result.answers().get("commentReaders"));
    Mentions mentions = Mentions.in(words, desk.people());
    Map<String, String> faults = faults(mentions, chosen, desk);
    if (!faults.isEmpty()) {
      return wrong(result.wrongIn(faults), desk, model, response);
    }
    writing.write(desk.file(), desk.taskKey(), desk.me(), words, chosen, mentions.people());
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE,
        Banner.success(
            say("conversation.written"),
            mentions.people().isEmpty()
                ? null
                : say("conversation.written.told", names(mentions.people()))));
    return desk.taskKey() == null
        ? "redirect:/cases/" + reference + "/comments"
        : "redirect:/tasks/" + desk.taskKey();
  }

  /** What only the people in the case can tell, by question. */
  private Map<String, String> faults(Mentions mentions, Set<String> chosen, Desk desk) {
    Map<String, String> faults = new LinkedHashMap<>();
    List<Account> left =
        mentions.people().stream()
            .filter(person -> !person.agencyCode().equals(desk.me().getAgencyCode()))
            .filter(person -> !chosen.contains(person.agencyCode()))
            .toList();
    if (!mentions.unknown().isEmpty()) {
      String nobody = mentions.unknown().getFirst();
      faults.put(
          "commentWords",
          desk.people().isEmpty()
              ? say("conversation.unknown.alone", nobody)
              : say("conversation.unknown", nobody, names(nearest(nobody, desk.people()))));
    } else if (!mentions.ambiguous().isEmpty()) {
      faults.put(
          "commentWords",
          say(
              "conversation.ambiguous",
              mentions.ambiguous().stream()
                  .map(
                      person ->
                          say(
                              "conversation.ambiguous.one",
                              person.username(),
                              person.displayName(),
                              circle.name(person.agencyCode())))
                  .collect(Collectors.joining("; "))));
    } else if (!left.isEmpty()) {
      faults.put(
          "commentWords",
          say(
              "conversation.not-chosen",
              left.getFirst().displayName(),
              circle.name(left.getFirst().agencyCode())));
    }
    if (chosen.stream().filter(circle::isPartner).count() > 1) {
      faults.put("commentReaders", say("conversation.one-partner"));
    }
    return faults;
  }

  /** People whose name begins as what was written, or all of them. */
  private static List<Account> nearest(String written, List<Account> people) {
    String start = written.substring(1).split(" ")[0].toLowerCase(Locale.UK);
    List<Account> near =
        people.stream()
            .filter(
                person ->
                    !start.isEmpty()
                        && (person.displayName().toLowerCase(Locale.UK).contains(start)
                            || person.username().contains(start)))
            .toList();
    return near.isEmpty() ? people : near;
  }

  private String names(Collection<Account> people) {
    String some =
        people.stream().limit(NAMES).map(Account::displayName).collect(Collectors.joining(", "));
    return people.size() > NAMES
        ? say("conversation.more-people", some, people.size() - NAMES)
        : some;
  }

  private String wrong(FormResult result, Desk desk, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("errors", result.summary());
    model.addAttribute("form", result.view());
    return form(desk, model);
  }

  private String form(Desk desk, Model model) {
    show(desk.file(), desk.me(), model);
    model.addAttribute("task", desk.taskKey());
    model.addAttribute("alone", desk.offered().isEmpty());
    model.addAttribute(
        "people",
        Stream.concat(
                Stream.of(desk.me().getAgencyCode()),
                desk.offered().keySet().stream().map(Agency::code))
            .map(
                code ->
                    new SummaryRow(
                        circle.name(code),
                        names(
                            desk.people().stream()
                                .filter(person -> person.agencyCode().equals(code))
                                .toList())))
            .filter(row -> !row.text().isEmpty())
            .toList());
    return "conversation/write";
  }

  private Desk desk(String reference, Long task) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = openToWrite(reference, me);
    Map<Agency, List<Team>> offered = circle.offered(me, file);
    Map<String, String> options = new LinkedHashMap<>();
    offered.keySet().forEach(each -> options.put(each.code(), each.name()));
    return new Desk(
        me,
        file,
        known(task, file, me),
        offered,
        circle.people(me, file, offered),
        forms.comment(offered.isEmpty()),
        forms.context(options));
  }

  /** The task if it is one of this case that is open and theirs to see; addresses are typed. */
  private Long known(Long task, CaseFile file, SignedInUser me) {
    return task != null
            && steps.open(file.id()).stream()
                .filter(step -> step.taskKey() == task)
                .anyMatch(step -> me.isMemberOf(step.teamCode()) || access.looksAfter(me, file))
        ? task
        : null;
  }

  @GetMapping("/cases/{reference}/comments/{comment}/strike")
  @OpenTo(Permission.CASES)
  String strikeForm(@PathVariable String reference, @PathVariable("comment") long id, Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = openToWrite(reference, me);
    model.addAttribute("form", forms.strike().view(forms.context(Map.of())));
    return strikePage(standing(id, file, me), file, me, model);
  }

  @PostMapping("/cases/{reference}/comments/{comment}/strike")
  @OpenTo(Permission.CASES)
  String strike(
      @PathVariable String reference,
      @PathVariable("comment") long id,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = openToWrite(reference, me);
    Comment comment = standing(id, file, me);
    FormDefinition form = forms.strike();
    FormResult result = form.submit(form.read(posted), forms.context(Map.of()));
    if (!result.isValid()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("errors", result.summary());
      model.addAttribute("form", result.view());
      return strikePage(comment, file, me, model);
    }
    if (!writing.strike(file, comment, me, (String) result.answers().get("strikeReason"))) {
      throw struckAlready();
    }
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, Banner.success(say("conversation.strike.done"), null));
    return "redirect:/cases/" + reference + "/comments";
  }

  private Comment standing(long id, CaseFile file, SignedInUser me) {
    Comment comment =
        comments.own(id, file.id(), me).orElseThrow(() -> door.refused(me, file, null));
    if (comment.struckAt() != null) {
      throw struckAlready();
    }
    return comment;
  }

  private ConflictException struckAlready() {
    return new ConflictException(say("conversation.strike.already"), null, null);
  }

  private String strikePage(Comment comment, CaseFile file, SignedInUser me, Model model) {
    show(file, me, model);
    model.addAttribute("comment", comment);
    return "conversation/strike";
  }

  private void show(CaseFile file, SignedInUser me, Model model) {
    audit.read(
        me, "case.comments", new AuditTrail.Subject(file.personId(), file.reference(), null));
    model.addAttribute("person", views.person(file, me));
    model.addAttribute("file", file);
  }

  private CaseFile openToRead(String reference, SignedInUser me) {
    CaseFile file = door.open(reference, me);
    if (!circle.reads(me, file)) {
      throw door.refused(me, file, null);
    }
    return file;
  }

  /** In a closed case there is nothing to say any more, only to read. */
  private CaseFile openToWrite(String reference, SignedInUser me) {
    CaseFile file = door.openToAct(reference, me);
    if (!circle.reads(me, file)) {
      throw door.refused(me, file, null);
    }
    if (!file.open()) {
      throw new ConflictException(
          say("conversation.closed"), say("conversation.closed.text"), null);
    }
    return file;
  }

  private static Set<String> texts(Object answer) {
    return answer instanceof Collection<?> many
        ? many.stream().map(Object::toString).collect(Collectors.toCollection(LinkedHashSet::new))
        : Set.of();
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
