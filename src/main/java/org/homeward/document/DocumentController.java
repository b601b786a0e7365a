package org.homeward.document;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.access.Relation;
import org.homeward.agency.Agency;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseAccess;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseSteps;
import org.homeward.casefile.CaseViews;
import org.homeward.casefile.Circle;
import org.homeward.form.FormContext;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.form.FormView;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Banner;
import org.homeward.web.FieldError;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** All documents of a case that somebody may read, and adding one. */
@Controller
class DocumentController {

  private static final String FILE = "documentFile";

  private final DocumentDoor door;
  private final CaseAccess access;
  private final CaseViews views;
  private final CaseSteps steps;
  private final Circle circle;
  private final DocumentStore documents;
  private final DocumentLines lines;
  private final AddingDocument adding;
  private final DocumentForms forms;
  private final DocumentSettings settings;
  private final AuditTrail audit;
  private final MessageSource messages;

  DocumentController(
      DocumentDoor door,
      CaseAccess access,
      CaseViews views,
      CaseSteps steps,
      Circle circle,
      DocumentStore documents,
      DocumentLines lines,
      AddingDocument adding,
      DocumentForms forms,
      DocumentSettings settings,
      AuditTrail audit,
      MessageSource messages) {
    this.door = door;
    this.access = access;
    this.views = views;
    this.steps = steps;
    this.circle = circle;
    this.documents = documents;
    this.lines = lines;
    this.adding = adding;
    this.forms = forms;
    this.settings = settings;
    this.audit = audit;
    this.messages = messages;
  }

  /** What a document can be added with. */
  private record Desk(
      SignedInUser me,
      CaseFile file,
      Long taskKey,
      boolean alone,
      FormDefinition form,
      FormContext context) {}

  @GetMapping("/cases/{reference}/documents")
  @OpenTo(Permission.CASES)
  String list(
      @PathVariable String reference, @RequestParam(required = false) Long before, Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.open(reference, me);
    List<Document> found =
        documents.newest(
            file.id(),
            me.getAgencyCode(),
            before == null ? Long.MAX_VALUE : before,
            DocumentStore.PAGE + 1);
    boolean more = found.size() > DocumentStore.PAGE;
    List<Document> shown = more ? found.subList(0, DocumentStore.PAGE) : found;
    Relation relation = access.relation(me, file);
    show(file, me, model);
    model.addAttribute("documents", lines.of(shown, file, me, relation, null));
    model.addAttribute("older", more ? shown.getLast().id() : null);
    model.addAttribute("continued", before != null);
    model.addAttribute("mayAdd", file.open() && relation.acts());
    return "document/documents";
  }

  @GetMapping("/cases/{reference}/documents/new")
  @OpenTo(Permission.CASES)
  String form(
      @PathVariable String reference,
      @RequestParam(required = false) Long task,
      @RequestParam(required = false) String tooLong,
      Model model) {
    Desk desk = desk(reference, task);
    String fault = tooLong == null ? null : tooLarge();
    return form(desk, desk.form().view(desk.context()), fault, List.of(), model);
  }

  @PostMapping("/cases/{reference}/documents/new")
  @OpenTo(Permission.CASES)
  String add(
      @PathVariable String reference,
      @RequestParam(required = false) Long task,
      @RequestParam MultiValueMap<String, String> posted,
      @RequestParam(name = FILE, required = false) MultipartFile sent,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response)
      throws IOException {
    Desk desk = desk(reference, task);
    FormResult result = desk.form().submit(desk.form().read(posted), desk.context());
    Set<String> readers = new TreeSet<>();
    if (result.isValid()) {
      readers.addAll(texts(result.answers().get("documentReaders")));
      result = partnersApart(result, readers);
    }
    String fault = noFile(sent);
    AddingDocument.Outcome outcome = null;
    if (fault == null && result.isValid()) {
      readers.add(desk.me().getAgencyCode());
      outcome = add(desk, (String) result.answers().get("documentKind"), readers, sent);
      fault = outcome.fault();
    }
    if (fault != null || !result.isValid()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      // A browser forgets the file when it draws the page again.
      String again = fault == null && !sent.isEmpty() ? say("document.fault.again") : fault;
      return form(desk, result.view(), again, result.summary(), model);
    }
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE,
        Banner.success(
            say("document.added"), outcome.waits() ? say("document.added.waits") : null));
    return desk.taskKey() == null
        ? "redirect:/cases/" + reference + "/documents"
        : "redirect:/tasks/" + desk.taskKey();
  }

  private AddingDocument.Outcome add(
      Desk desk, String kind, Set<String> readers, MultipartFile sent) throws IOException {
    try (InputStream content = sent.getInputStream()) {
      return adding.add(
          new AddingDocument.Wish(
              desk.file(),
              desk.taskKey(),
              desk.me(),
              circle.teamOf(desk.me(), desk.file()).orElse(null),
              kind,
              readers),
          sent.getOriginalFilename(),
          content);
    }
  }

  private FormResult partnersApart(FormResult result, Set<String> readers) {
    return readers.stream().filter(circle::isPartner).count() > 1
        ? result.wrongIn(Map.of("documentReaders", say("document.one-partner")))
        : result;
  }

  /** What can be said before the file is read; null if nothing. */
  private String noFile(MultipartFile sent) {
    if (sent == null
        || sent.isEmpty()
            && (sent.getOriginalFilename() == null || sent.getOriginalFilename().isEmpty())) {
      return say("document.fault.none");
    }
    if (sent.isEmpty()) {
      return say("document.fault.empty");
    }
    return sent.getSize() >= settings.maxSize().toBytes() ? tooLarge() : null;
  }

  private String tooLarge() {
    return say("document.fault.size", settings.maxSize().toMegabytes() + " MB");
  }

  private String form(
      Desk desk, FormView view, String fault, List<FieldError> others, Model model) {
    show(desk.file(), desk.me(), model);
    List<FieldError> errors = new ArrayList<>();
    if (fault != null) {
      errors.add(new FieldError("#" + FILE, fault));
    }
    errors.addAll(others);
    if (!errors.isEmpty()) {
      model.addAttribute("errors", errors);
    }
    model.addAttribute("form", view);
    model.addAttribute("fault", fault);
    model.addAttribute("alone", desk.alone());
    model.addAttribute("accepted", FileKind.accepted());
    model.addAttribute("most", settings.maxSize().toMegabytes() + " MB");
    model.addAttribute("scanned", settings.scanner() != DocumentSettings.Scanner.NONE);
    model.addAttribute(
        "action",
        "/cases/%s/documents/new%s"
            .formatted(
                desk.file().reference(), desk.taskKey() == null ? "" : "?task=" + desk.taskKey()));
    return "document/add";
  }

  private Desk desk(String reference, Long task) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.openToAdd(reference, me);
    Map<String, String> options = new LinkedHashMap<>();
    for (Agency each : circle.offered(me, file).keySet()) {
      options.put(each.code(), each.name());
    }
    return new Desk(
        me,
        file,
        known(task, file, me),
        options.isEmpty(),
        forms.add(options.isEmpty()),
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

  private void show(CaseFile file, SignedInUser me, Model model) {
    audit.read(
        me, "case.documents", new AuditTrail.Subject(file.personId(), file.reference(), null));
    model.addAttribute("person", views.person(file, me));
    model.addAttribute("file", file);
  }

  private static Collection<String> texts(Object answer) {
    return answer instanceof Collection<?> many
        ? many.stream().map(Object::toString).collect(Collectors.toSet())
        : Set.of();
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
