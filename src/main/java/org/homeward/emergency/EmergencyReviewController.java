package org.homeward.emergency;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.audit.AuditTrail;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.FormResult;
import org.homeward.identity.Accounts;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.person.People;
import org.homeward.person.PersonView;
import org.homeward.web.Banner;
import org.homeward.web.Dates;
import org.homeward.web.NotFoundException;
import org.homeward.web.SubNavItem;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the information governance lead of a trust looks at after an emergency. */
@Controller
class EmergencyReviewController {

  static final String ADDRESS = "/emergency/opened";

  private final EmergencyStore store;
  private final EmergencyForms forms;
  private final FormContexts contexts;
  private final Accounts accounts;
  private final AgencyDirectory agencies;
  private final People people;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Dates dates;
  private final MessageSource messages;

  EmergencyReviewController(
      EmergencyStore store,
      EmergencyForms forms,
      FormContexts contexts,
      Accounts accounts,
      AgencyDirectory agencies,
      People people,
      AuditTrail audit,
      TransactionTemplate transaction,
      Dates dates,
      MessageSource messages) {
    this.store = store;
    this.forms = forms;
    this.contexts = contexts;
    this.accounts = accounts;
    this.agencies = agencies;
    this.people = people;
    this.audit = audit;
    this.transaction = transaction;
    this.dates = dates;
    this.messages = messages;
  }

  /** An opening in words. */
  record Line(
      long id, String person, String who, String when, String reason, String href, String found) {}

  @GetMapping(ADDRESS)
  @OpenTo(Permission.EMERGENCY_REVIEW)
  String list(
      @RequestParam(defaultValue = "waiting") String view,
      @RequestParam(required = false) Long before,
      Model model) {
    SignedInUser me = CurrentUser.require();
    boolean reviewed = "reviewed".equals(view);
    List<Opening> found =
        store.page(me.getAgencyCode(), reviewed, before == null ? Long.MAX_VALUE : before);
    boolean more = found.size() > EmergencyStore.PAGE;
    List<Opening> shown = more ? found.subList(0, EmergencyStore.PAGE) : found;
    model.addAttribute("openings", lines(shown, me));
    model.addAttribute("reviewed", reviewed);
    model.addAttribute(
        "more",
        more
            ? ADDRESS
                + "?view="
                + (reviewed ? "reviewed" : "waiting")
                + "&before="
                + shown.getLast().id()
            : null);
    model.addAttribute(
        "views",
        List.of(
            new SubNavItem(say("emergency.view.waiting"), ADDRESS, null, !reviewed),
            new SubNavItem(
                say("emergency.view.reviewed"), ADDRESS + "?view=reviewed", null, reviewed)));
    return "emergency/list";
  }

  @GetMapping(ADDRESS + "/{opened}")
  @OpenTo(Permission.EMERGENCY_REVIEW)
  String form(@PathVariable("opened") long id, Model model) {
    SignedInUser me = CurrentUser.require();
    model.addAttribute("form", forms.review().view(contexts.of(Map.of())));
    return page(find(id, me), me, model);
  }

  @PostMapping(ADDRESS + "/{opened}")
  @OpenTo(Permission.EMERGENCY_REVIEW)
  String review(
      @PathVariable("opened") long id,
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      RedirectAttributes redirect,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    Opening opening = find(id, me);
    FormDefinition form = forms.review();
    FormResult result = form.submit(form.read(posted), contexts.of(Map.of()));
    if (!result.isValid()) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("errors", result.summary());
      model.addAttribute("form", result.view());
      return page(opening, me, model);
    }
    String note = (String) result.answers().get("emergencyReview");
    transaction.executeWithoutResult(
        status -> {
          if (store.review(id, me, note)) {
            audit.acted(
                me,
                "emergency.reviewed",
                new AuditTrail.Subject(opening.personId(), null, null),
                String.valueOf(id));
          }
        });
    redirect.addFlashAttribute(Banner.ATTRIBUTE, Banner.success(say("emergency.done"), null));
    return "redirect:" + ADDRESS;
  }

  private Opening find(long id, SignedInUser me) {
    return store
        .find(id, me.getAgencyCode())
        .orElseThrow(() -> new NotFoundException("emergency " + id));
  }

  private String page(Opening opening, SignedInUser me, Model model) {
    model.addAttribute("opening", lines(List.of(opening), me).getFirst());
    model.addAttribute("reviewed", opening.reviewedAt() != null);
    return "emergency/review";
  }

  private List<Line> lines(List<Opening> openings, SignedInUser me) {
    Set<Long> ids =
        openings.stream()
            .map(Opening::personId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<Long, PersonView> persons = people.findAll(ids);
    Set<String> usernames = openings.stream().map(Opening::username).collect(Collectors.toSet());
    openings.stream().map(Opening::reviewedBy).filter(Objects::nonNull).forEach(usernames::add);
    Map<String, String> names = accounts.namesOf(usernames);
    audit.listed(me, "emergency.list", ids);
    return openings.stream().map(opening -> line(opening, persons, names)).toList();
  }

  private Line line(Opening opening, Map<Long, PersonView> persons, Map<String, String> names) {
    PersonView person = opening.personId() == null ? null : persons.get(opening.personId());
    String agency =
        agencies.agency(opening.agencyCode()).map(Agency::name).orElse(opening.agencyCode());
    return new Line(
        opening.id(),
        person == null ? say("emergency.found-nobody") : person.displayName(),
        names.getOrDefault(opening.username(), opening.username()) + ", " + agency,
        dates.momentInWords(opening.openedAt()),
        opening.reason(),
        ADDRESS + "/" + opening.id(),
        opening.reviewedAt() == null
            ? null
            : say(
                "emergency.found",
                names.getOrDefault(opening.reviewedBy(), opening.reviewedBy()),
                dates.momentInWords(opening.reviewedAt()),
                opening.reviewNote()));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
