package org.homeward.emergency;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.form.FormContext;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.CurrentUser;
import org.homeward.web.Banner;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Opening somebody's record in an emergency. */
@Controller
class EmergencyController {

  private final OpeningInEmergency opening;
  private final EmergencyForms forms;
  private final FormContexts contexts;
  private final Dates dates;
  private final MessageSource messages;

  EmergencyController(
      OpeningInEmergency opening,
      EmergencyForms forms,
      FormContexts contexts,
      Dates dates,
      MessageSource messages) {
    this.opening = opening;
    this.forms = forms;
    this.contexts = contexts;
    this.dates = dates;
    this.messages = messages;
  }

  @GetMapping("/emergency")
  @OpenTo(Permission.EMERGENCY)
  String form(Model model) {
    model.addAttribute("form", forms.open().view(contexts.of(Map.of())));
    return "emergency/open";
  }

  @PostMapping("/emergency")
  @OpenTo(Permission.EMERGENCY)
  String open(
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    FormDefinition form = forms.open();
    FormContext context = contexts.of(Map.of());
    FormResult result = form.submit(form.read(posted), context);
    if (!result.isValid()) {
      return wrong(result, model, response);
    }
    String whose = (String) result.answers().get("emergencyWhose");
    LocalDate born = LocalDate.parse(result.answers().get("emergencyBorn").toString());
    String reason = (String) result.answers().get("emergencyReason");
    return switch (opening.open(CurrentUser.require(), whose, born, reason)) {
      case OpeningInEmergency.Result.Open open -> {
        redirect.addFlashAttribute(
            Banner.ATTRIBUTE,
            Banner.success(
                say("emergency.opened", dates.momentInWords(open.until())),
                say("emergency.opened.text")));
        yield "redirect:/people/" + open.person();
      }
      case OpeningInEmergency.Result.Nobody nobody ->
          wrong(result.wrongIn(Map.of("emergencyWhose", say("emergency.nobody"))), model, response);
      case OpeningInEmergency.Result.TooOften tooOften ->
          wrong(
              result.wrongIn(Map.of("emergencyWhose", say("emergency.too-often"))),
              model,
              response);
    };
  }

  private static String wrong(FormResult result, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("errors", result.summary());
    model.addAttribute("form", result.view());
    return "emergency/open";
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
