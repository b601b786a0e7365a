package org.homeward.contact;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.access.Relation;
import org.homeward.agency.Agency;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseAccess;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseViews;
import org.homeward.casefile.Circle;
import org.homeward.form.FormContext;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.form.FormView;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Banner;
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

/** The contacts of a case that somebody may read; adding, changing and removing one. */
@Controller
class ContactController {

  private final ContactDoor door;
  private final CaseAccess access;
  private final CaseViews views;
  private final Circle circle;
  private final ContactStore contacts;
  private final ContactLines lines;
  private final KeepingContacts keeping;
  private final ContactForms forms;
  private final AuditTrail audit;
  private final MessageSource messages;

  ContactController(
      ContactDoor door,
      CaseAccess access,
      CaseViews views,
      Circle circle,
      ContactStore contacts,
      ContactLines lines,
      KeepingContacts keeping,
      ContactForms forms,
      AuditTrail audit,
      MessageSource messages) {
    this.door = door;
    this.access = access;
    this.views = views;
    this.circle = circle;
    this.contacts = contacts;
    this.lines = lines;
    this.keeping = keeping;
    this.forms = forms;
    this.audit = audit;
    this.messages = messages;
  }

  /** What a contact can be written with; the contact is null for a new one. */
  private record Desk(
      SignedInUser me,
      CaseFile file,
      Contact contact,
      boolean alone,
      FormDefinition form,
      FormContext context) {}

  @GetMapping("/cases/{reference}/contacts")
  @OpenTo(Permission.CASES)
  String list(
      @PathVariable String reference, @RequestParam(required = false) Long after, Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.open(reference, me);
    List<Contact> found =
        contacts.some(
            file.id(), me.getAgencyCode(), after == null ? 0 : after, ContactStore.PAGE + 1);
    boolean more = found.size() > ContactStore.PAGE;
    List<Contact> shown = more ? found.subList(0, ContactStore.PAGE) : found;
    Relation relation = access.relation(me, file);
    show(file, me, model);
    model.addAttribute("contacts", lines.of(shown, file, me, relation));
    model.addAttribute("next", more ? shown.getLast().id() : null);
    model.addAttribute("continued", after != null);
    model.addAttribute("mayAdd", file.open() && relation.acts());
    return "contact/contacts";
  }

  @GetMapping("/cases/{reference}/contacts/new")
  @OpenTo(Permission.CASES)
  String newForm(@PathVariable String reference, Model model) {
    Desk desk = desk(reference, null);
    return form(desk, desk.form().view(desk.context()), 0, model);
  }

  @PostMapping("/cases/{reference}/contacts/new")
  @OpenTo(Permission.CASES)
  String add(
      @PathVariable String reference,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    Desk desk = desk(reference, null);
    FormResult result = check(desk, posted);
    if (result.isValid()) {
      KeepingContacts.Outcome outcome =
          keeping.add(desk.file(), known(result), readers(desk, result), desk.me());
      if (outcome == KeepingContacts.Outcome.DONE) {
        return done("contact.added", reference, redirect);
      }
      if (outcome != KeepingContacts.Outcome.MANY) {
        throw door.conflict(outcome);
      }
      result =
          result.wrongIn(Map.of("contactName", say("contact.fault.many", KeepingContacts.MOST)));
    }
    return wrong(desk, result, 0, model, response);
  }

  @GetMapping("/cases/{reference}/contacts/{contact}")
  @OpenTo(Permission.CASES)
  String changeForm(@PathVariable String reference, @PathVariable long contact, Model model) {
    Desk desk = desk(reference, contact);
    return form(
        desk,
        desk.form().view(answers(desk.contact()), desk.context()),
        desk.contact().revision(),
        model);
  }

  @PostMapping("/cases/{reference}/contacts/{contact}")
  @OpenTo(Permission.CASES)
  String change(
      @PathVariable String reference,
      @PathVariable long contact,
      @RequestParam(defaultValue = "-1") int revision,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    Desk desk = desk(reference, contact);
    FormResult result = check(desk, posted);
    if (!result.isValid()) {
      return wrong(desk, result, revision, model, response);
    }
    KeepingContacts.Outcome outcome =
        keeping.change(
            desk.contact(), revision, desk.file(), known(result), readers(desk, result), desk.me());
    if (outcome != KeepingContacts.Outcome.DONE) {
      throw door.conflict(outcome);
    }
    return done("contact.changed", reference, redirect);
  }

  @GetMapping("/cases/{reference}/contacts/{contact}/remove")
  @OpenTo(Permission.CASES)
  String removeForm(@PathVariable String reference, @PathVariable long contact, Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.openToAct(reference, me);
    Contact standing = removable(contact, file, me);
    model.addAttribute("form", forms.remove().view(forms.context(Map.of())));
    return removePage(standing, file, me, model);
  }

  @PostMapping("/cases/{reference}/contacts/{contact}/remove")
  @OpenTo(Permission.CASES)
  String remove(
      @PathVariable String reference,
      @PathVariable long contact,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.openToAct(reference, me);
    Contact standing = removable(contact, file, me);
    FormDefinition form = forms.remove();
    FormResult result = form.submit(form.read(posted), forms.context(Map.of()));
    if (!result.isValid()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("errors", result.summary());
      model.addAttribute("form", result.view());
      return removePage(standing, file, me, model);
    }
    KeepingContacts.Outcome outcome =
        keeping.remove(standing, file, (String) result.answers().get("removeReason"), me);
    if (outcome != KeepingContacts.Outcome.DONE) {
      throw door.conflict(outcome);
    }
    return done("contact.remove.done", reference, redirect);
  }

  private Contact removable(long id, CaseFile file, SignedInUser me) {
    Contact contact = door.standing(id, file, me);
    if (!keeping.mayRemove(contact, file, me, access.relation(me, file))) {
      throw door.refused(me, file);
    }
    return contact;
  }

  private String removePage(Contact contact, CaseFile file, SignedInUser me, Model model) {
    show(file, me, model);
    model.addAttribute("contact", lines.of(List.of(contact), file, me, Relation.NONE).getFirst());
    model.addAttribute(
        "action", "/cases/%s/contacts/%d/remove".formatted(file.reference(), contact.id()));
    return "contact/remove";
  }

  private Desk desk(String reference, Long id) {
    SignedInUser me = CurrentUser.require();
    CaseFile file = door.openToAct(reference, me);
    Contact contact = id == null ? null : door.standing(id, file, me);
    if (contact != null && !keeping.mayChange(contact, file, me, access.relation(me, file))) {
      throw door.refused(me, file);
    }
    Map<String, String> options = new LinkedHashMap<>();
    for (Agency each : circle.offered(me, file).keySet()) {
      options.put(each.code(), each.name());
    }
    return new Desk(
        me,
        file,
        contact,
        options.isEmpty(),
        forms.write(options.isEmpty()),
        forms.context(options));
  }

  /** What each field can be checked for by itself, then what they must be together. */
  private FormResult check(Desk desk, MultiValueMap<String, String> posted) {
    FormResult result = desk.form().submit(desk.form().read(posted), desk.context());
    if (!result.isValid()) {
      return result;
    }
    Contact.Known known = known(result);
    if (known.phone() == null && known.email() == null) {
      return result.wrongIn(Map.of("contactPhone", say("contact.fault.none")));
    }
    if (readers(desk, result).stream()
            .filter(code -> !code.equals(desk.me().getAgencyCode()) && circle.isPartner(code))
            .count()
        > 1) {
      return result.wrongIn(Map.of("contactReaders", say("contact.fault.one-partner")));
    }
    return result;
  }

  private String wrong(
      Desk desk, FormResult result, int revision, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("errors", result.summary());
    return form(desk, result.view(), revision, model);
  }

  private String form(Desk desk, FormView view, int revision, Model model) {
    show(desk.file(), desk.me(), model);
    String address = "/cases/" + desk.file().reference() + "/contacts/";
    model.addAttribute("form", view);
    model.addAttribute("alone", desk.alone());
    model.addAttribute("isNew", desk.contact() == null);
    model.addAttribute("revision", revision);
    model.addAttribute(
        "action", desk.contact() == null ? address + "new" : address + desk.contact().id());
    return "contact/write";
  }

  private void show(CaseFile file, SignedInUser me, Model model) {
    audit.read(
        me, "case.contacts", new AuditTrail.Subject(file.personId(), file.reference(), null));
    model.addAttribute("person", views.person(file, me));
    model.addAttribute("file", file);
  }

  private String done(String key, String reference, RedirectAttributes redirect) {
    redirect.addFlashAttribute(Banner.ATTRIBUTE, Banner.success(say(key), null));
    return "redirect:/cases/" + reference + "/contacts";
  }

  private static Contact.Known known(FormResult result) {
    Map<String, Object> answers = result.answers();
    return new Contact.Known(
        (String) answers.get("contactRelation"),
        (String) answers.get("contactName"),
        (String) answers.get("contactPhone"),
        (String) answers.get("contactEmail"),
        (String) answers.get("contactNote"));
  }

  private static Map<String, Object> answers(Contact contact) {
    Map<String, Object> answers = new HashMap<>();
    answers.put("contactRelation", contact.known().relation());
    answers.put("contactName", contact.known().name());
    answers.put("contactPhone", contact.known().phone());
    answers.put("contactEmail", contact.known().email());
    answers.put("contactNote", contact.known().note());
    answers.put("contactReaders", List.copyOf(contact.readers()));
    answers.values().removeIf(Objects::isNull);
    return answers;
  }

  private static Set<String> readers(Desk desk, FormResult result) {
    Set<String> readers = new TreeSet<>();
    if (result.answers().get("contactReaders") instanceof Collection<?> many) {
      many.forEach(each -> readers.add(each.toString()));
    }
    readers.add(desk.me().getAgencyCode());
    return readers;
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
