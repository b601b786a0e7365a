package org.homeward.copy;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.person.PersonView;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Finding the person of whom a copy is asked for, by number and date of birth. */
@Controller
class FindingPersonController {

  static final String ADDRESS = "/copies";

  private final CopyDoor door;
  private final CopyForms forms;
  private final FormContexts contexts;
  private final AuditTrail audit;
  private final MessageSource messages;

  FindingPersonController(
      CopyDoor door,
      CopyForms forms,
      FormContexts contexts,
      AuditTrail audit,
      MessageSource messages) {
    this.door = door;
    this.forms = forms;
    this.contexts = contexts;
    this.audit = audit;
    this.messages = messages;
  }

  @GetMapping(ADDRESS)
  @OpenTo(Permission.COPY)
  String form(Model model) {
    model.addAttribute("form", forms.find().view(contexts.of(Map.of())));
    return "copy/find";
  }

  @PostMapping(ADDRESS)
  @OpenTo(Permission.COPY)
  String find(
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    FormDefinition form = forms.find();
    FormResult result = form.submit(form.read(posted), contexts.of(Map.of()));
    if (!result.isValid()) {
      return wrong(result, model, response);
    }
    String whose = (String) result.answers().get("copyWhose");
    LocalDate born = LocalDate.parse(result.answers().get("copyBorn").toString());
    Optional<PersonView> person =
        door.find(whose, me).filter(found -> found.dateOfBirth().equals(born));
    if (person.isEmpty()) {
      audit.acted(me, "person.copy-nobody", AuditTrail.Subject.NONE, null);
      return wrong(
          result.wrongIn(Map.of("copyWhose", messages.getMessage("copy.nobody", null, Locale.UK))),
          model,
          response);
    }
    return "redirect:/people/" + person.get().id() + "/copy";
  }

  private static String wrong(FormResult result, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("errors", result.summary());
    model.addAttribute("form", result.view());
    return "copy/find";
  }
}
