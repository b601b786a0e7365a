package org.homeward.cover;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContext;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.form.Option;
import org.homeward.identity.Account;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Banner;
import org.homeward.web.Dates;
import org.homeward.web.NotFoundException;
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

/** Who of one's teams is away, and who acts for them. */
@Controller
class CoverController {

  private static final String LIST = "redirect:/cover";

  private final FormDefinition form =
      FormCatalogue.ofFeature("cover", Set.of(CoverChoices.WHO, CoverChoices.COVER), "record")
          .form("cover-record");

  private final Covers covers;
  private final SayingWhoIsAway recording;
  private final TeamMates mates;
  private final FormContexts contexts;
  private final AuditTrail audit;
  private final Dates dates;
  private final MessageSource messages;

  CoverController(
      Covers covers,
      SayingWhoIsAway recording,
      TeamMates mates,
      FormContexts contexts,
      AuditTrail audit,
      Dates dates,
      MessageSource messages) {
    this.covers = covers;
    this.recording = recording;
    this.mates = mates;
    this.contexts = contexts;
    this.audit = audit;
    this.dates = dates;
    this.messages = messages;
  }

  /**
   * One line of the page.
   *
   * @param now whether it has begun
   */
  record Line(long id, String name, String days, String cover, boolean now) {}

  @GetMapping("/cover")
  @OpenTo(Permission.OWN_WORK)
  String page(Model model) {
    SignedInUser me = CurrentUser.require();
    LocalDate today = covers.today();
    model.addAttribute(
        "covers",
        covers.notOver(mates.of(me).stream().map(Account::username).toList()).stream()
            .map(
                away ->
                    new Line(
                        away.id(),
                        away.name(),
                        say("cover.days", dates.day(away.firstDay()), dates.day(away.lastDay())),
                        away.cover() == null ? say("cover.nobody") : away.coverName(),
                        !away.firstDay().isAfter(today)))
            .toList());
    audit.read(me, "cover.list", AuditTrail.Subject.NONE);
    return "cover/list";
  }

  @GetMapping("/cover/new")
  @OpenTo(Permission.OWN_WORK)
  String form(Model model) {
    SignedInUser me = CurrentUser.require();
    List<Account> people = mates.of(me);
    model.addAttribute(
        "form",
        form.view(
            Map.of("coverWho", me.getUsername(), "coverFirstDay", covers.today().toString()),
            context(people, me)));
    return "cover/record";
  }

  @PostMapping("/cover/new")
  @OpenTo(Permission.OWN_WORK)
  String record(
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    List<Account> people = mates.of(me);
    FormResult result = form.submit(form.read(posted), context(people, me));
    if (result.isValid()) {
      Away away = away(result.answers(), people);
      Map<String, String> wrong = wrong(away, people);
      if (wrong.isEmpty()) {
        recording.record(away, me);
        redirect.addFlashAttribute(
            Banner.ATTRIBUTE,
            Banner.success(
                say("cover.recorded", away.name(), dates.day(away.lastDay())),
                away.cover() == null ? null : say("cover.recorded.text", away.coverName())));
        return LIST;
      }
      result = result.wrongIn(wrong);
    }
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("errors", result.summary());
    model.addAttribute("form", result.view());
    return "cover/record";
  }

  @PostMapping("/cover/{id}/end")
  @OpenTo(Permission.OWN_WORK)
  String end(@PathVariable long id, RedirectAttributes redirect) {
    SignedInUser me = CurrentUser.require();
    Away away =
        covers
            .find(id)
            .filter(one -> TeamMates.find(mates.of(me), one.username()).isPresent())
            .orElseThrow(() -> new NotFoundException("absence " + id));
    recording.end(away, me);
    redirect.addFlashAttribute(
        Banner.ATTRIBUTE, Banner.success(say("cover.ended", away.name()), null));
    return LIST;
  }

  private static Away away(Map<String, Object> answers, List<Account> people) {
    Account who = TeamMates.find(people, answers.get("coverWho")).orElseThrow();
    Account cover = TeamMates.find(people, answers.get("coverBy")).orElse(null);
    return new Away(
        0,
        who.username(),
        who.displayName(),
        cover == null ? null : cover.username(),
        cover == null ? null : cover.displayName(),
        LocalDate.parse(answers.get("coverFirstDay").toString()),
        LocalDate.parse(answers.get("coverLastDay").toString()));
  }

  /** What only the data can tell. */
  private Map<String, String> wrong(Away away, List<Account> people) {
    Map<String, String> wrong = new TreeMap<>();
    covers
        .during(away.username(), away.firstDay(), away.lastDay())
        .ifPresent(
            other ->
                wrong.put(
                    "coverFirstDay",
                    say(
                        "cover.already",
                        other.name(),
                        dates.day(other.firstDay()),
                        dates.day(other.lastDay()))));
    if (away.cover() != null) {
      cover(away, people).ifPresent(words -> wrong.put("coverBy", words));
    }
    return wrong;
  }

  private Optional<String> cover(Away away, List<Account> people) {
    if (away.cover().equals(away.username())) {
      return Optional.of(say("cover.by.self"));
    }
    Account who = TeamMates.find(people, away.username()).orElseThrow();
    Account cover = TeamMates.find(people, away.cover()).orElseThrow();
    if (!TeamMates.shareTeam(who, cover)) {
      return Optional.of(say("cover.by.other-team", cover.displayName(), who.displayName()));
    }
    return covers
        .during(away.cover(), away.firstDay(), away.lastDay())
        .map(
            other ->
                say(
                    "cover.by.away",
                    other.name(),
                    dates.day(other.firstDay()),
                    dates.day(other.lastDay())));
  }

  private FormContext context(List<Account> people, SignedInUser me) {
    List<Option> who = new ArrayList<>();
    List<Option> cover = new ArrayList<>();
    cover.add(new Option(CoverChoices.NOBODY, say("cover.nobody")));
    for (Account one : people) {
      Option option = new Option(one.username(), one.displayName());
      cover.add(option);
      if (one.username().equals(me.getUsername())) {
        who.addFirst(new Option(one.username(), say("cover.me", one.displayName())));
      } else {
        who.add(option);
      }
    }
    return contexts.of(Map.of(CoverChoices.WHO, who, CoverChoices.COVER, cover));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
