package org.homeward.copy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.person.PersonView;
import org.homeward.web.Dates;
import org.homeward.web.PersonBar;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a copy of somebody's record is and is not, why it is made, and the copy itself. */
@Controller
class PersonCopyController {

  private final CopyDoor door;
  private final CopyForms forms;
  private final CopyWriter writer;
  private final CopyWords words;
  private final FormContexts contexts;
  private final AuditTrail audit;
  private final Dates dates;
  private final Clock clock;
  private final MessageSource messages;

  PersonCopyController(
      CopyDoor door,
      CopyForms forms,
      CopyWriter writer,
      CopyWords words,
      FormContexts contexts,
      AuditTrail audit,
      Dates dates,
      Clock clock,
      MessageSource messages) {
    this.door = door;
    this.forms = forms;
    this.writer = writer;
    this.words = words;
    this.contexts = contexts;
    this.audit = audit;
    this.dates = dates;
    this.clock = clock;
    this.messages = messages;
  }

  @GetMapping("/people/{key}/copy")
  @OpenTo(Permission.COPY)
  String page(@PathVariable String key, Model model) {
    SignedInUser me = CurrentUser.require();
    PersonView person = door.open(key, me);
    model.addAttribute("form", forms.ask().view(contexts.of(Map.of())));
    return show(person, me, model);
  }

  /** Writes the copy while it is read, however much there is; or shows what is wrong. */
  @PostMapping("/people/{key}/copy")
  @OpenTo(Permission.COPY)
  String copy(
      @PathVariable String key,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      HttpServletResponse response)
      throws IOException {
    SignedInUser me = CurrentUser.require();
    PersonView person = door.open(key, me);
    FormDefinition form = forms.ask();
    FormResult result = form.submit(form.read(posted), contexts.of(Map.of()));
    if (!result.isValid()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("errors", result.summary());
      model.addAttribute("form", result.view());
      return show(person, me, model);
    }
    String reason = (String) result.answers().get("copyReason");
    String reference = (String) result.answers().get("copyReference");
    String other = (String) result.answers().get("copyOther");
    // Kept before it is read, so that the copy tells of itself.
    audit.acted(
        me,
        "person.copied",
        new AuditTrail.Subject(person.id(), null, null),
        reason + ", " + reference + (other == null ? "" : ": " + other));
    String why =
        messages.getMessage("copy.reason." + reason, null, Locale.UK)
            + (other == null ? "" : ": " + other);
    response.setContentType("application/zip");
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"record-%d-%s.zip\"".formatted(person.id(), dates.today()));
    response.setHeader("Cache-Control", "no-store");
    writer.write(
        new CopyWriter.Asked(
            person, why, reference, me.getDisplayName(), me.getAgencyName(), clock.instant()),
        response.getOutputStream());
    return null;
  }

  private String show(PersonView person, SignedInUser me, Model model) {
    audit.read(me, "person.copy", new AuditTrail.Subject(person.id(), null, null));
    model.addAttribute(
        "person",
        PersonBar.of(
            person.fullName(),
            person.dateOfBirth(),
            person.nhsNumber() == null ? null : person.nhsNumber().digits(),
            null,
            null,
            dates.today()));
    model.addAttribute("address", "/people/" + person.id() + "/copy");
    model.addAttribute("parts", writer.parts().stream().map(words::part).toList());
    return "copy/ask";
  }
}
