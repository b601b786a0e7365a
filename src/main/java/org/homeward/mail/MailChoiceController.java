package org.homeward.mail;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContext;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.form.Option;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.MailAddresses;
import org.homeward.identity.SignedInUser;
import org.homeward.mail.MailChoice.When;
import org.homeward.task.WorkAtAGlance;
import org.homeward.web.Banner;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where people choose how Homeward tells them. */
@Controller
class MailChoiceController {

  private static final String ADDRESS = "/notifications";

  private static final FormCatalogue FORMS =
      FormCatalogue.ofFeature("mail", Set.of(MailViews.NAME), "choice", "views");

  private final FormDefinition form = FORMS.form("mail-choice");
  private final FormDefinition viewsForm = FORMS.form("mail-views");

  private final MailChoices choices;
  private final MailAddresses addresses;
  private final MailServer server;
  private final WorkAtAGlance work;
  private final FormContexts contexts;
  private final MessageSource messages;

  MailChoiceController(
      MailChoices choices,
      MailAddresses addresses,
      MailServer server,
      WorkAtAGlance work,
      FormContexts contexts,
      MessageSource messages) {
    this.choices = choices;
    this.addresses = addresses;
    this.server = server;
    this.work = work;
    this.contexts = contexts;
    this.messages = messages;
  }

  @GetMapping(ADDRESS)
  @OpenTo(Permission.OWN_WORK)
  String page(Model model) {
    SignedInUser me = CurrentUser.require();
    MailChoice choice = choices.of(me.getUsername());
    Map<Long, String> views = work.views(me);
    List<String> counted =
        choices.viewsOf(List.of(me.getUsername())).getOrDefault(me.getUsername(), Set.of()).stream()
            .filter(views::containsKey)
            .map(String::valueOf)
            .toList();
    Map<String, Object> present =
        Map.of(
            "mailNotice", choice.notice().name(),
            "mailTask", choice.task().name(),
            "mailTeam", choice.team().name(),
            "mailDue", choice.due().name());
    model.addAttribute("form", form.view(form.inputOf(present), context(views)));
    if (!views.isEmpty()) {
      model.addAttribute(
          "viewsForm",
          viewsForm.view(viewsForm.inputOf(Map.of("mailViews", counted)), context(views)));
    }
    return show(me, model);
  }

  @PostMapping(ADDRESS)
  @OpenTo(Permission.OWN_WORK)
  String choose(
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    Map<Long, String> views = work.views(me);
    FormResult result = form.submit(form.read(posted), context(views));
    FormResult counted = viewsForm.submit(viewsForm.read(posted), context(views));
    if (!result.isValid() || !counted.isValid()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("errors", result.isValid() ? counted.summary() : result.summary());
      model.addAttribute("form", result.view());
      model.addAttribute("viewsForm", views.isEmpty() ? null : counted.view());
      return show(me, model);
    }
    choices.save(
        me,
        new MailChoice(
            when(result, "mailNotice"),
            when(result, "mailTask"),
            when(result, "mailTeam"),
            when(result, "mailDue")),
        views(counted));
    redirect.addFlashAttribute(Banner.ATTRIBUTE, Banner.success(say("mail.choice.saved"), null));
    return "redirect:" + ADDRESS;
  }

  private String show(SignedInUser me, Model model) {
    model.addAttribute("on", server.isOn());
    model.addAttribute("address", addresses.of(me.getUsername()).orElse(null));
    return "mail/choice";
  }

  private FormContext context(Map<Long, String> views) {
    Map<String, Object> facts = new HashMap<>();
    facts.put(
        MailViews.NAME,
        views.entrySet().stream()
            .map(view -> new Option(String.valueOf(view.getKey()), view.getValue()))
            .toList());
    return contexts.of(facts);
  }

  private static When when(FormResult result, String key) {
    return When.valueOf(result.answers().get(key).toString());
  }

  private static List<Long> views(FormResult result) {
    return result.answers().get("mailViews") instanceof Collection<?> chosen
        ? chosen.stream().map(view -> Long.valueOf(view.toString())).toList()
        : List.of();
  }

  private String say(String key) {
    return messages.getMessage(key, null, Locale.UK);
  }
}
