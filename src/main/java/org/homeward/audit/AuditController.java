package org.homeward.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.form.FormResult;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.person.NhsNumber;
import org.homeward.person.People;
import org.homeward.person.PersonSearch;
import org.homeward.person.PersonView;
import org.homeward.web.Dates;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which auditors search the trail. Their searches are audited like any other read. */
@Controller
class AuditController {

  private final AuditSearch search;
  private final AuditForm form;
  private final AuditWords words;
  private final AuditedCases cases;
  private final AuditTrail audit;
  private final People people;
  private final Dates dates;

  AuditController(
      AuditSearch search,
      AuditForm form,
      AuditWords words,
      AuditedCases cases,
      AuditTrail audit,
      People people,
      Dates dates) {
    this.search = search;
    this.form = form;
    this.words = words;
    this.cases = cases;
    this.audit = audit;
    this.people = people;
    this.dates = dates;
  }

  /** One of several people who may be meant. */
  record Choice(String name, String born, String href) {}

  @GetMapping(AuditQuery.ADDRESS)
  @OpenTo(Permission.AUDIT)
  String show(@RequestParam Map<String, String> given, Model model) {
    SignedInUser me = CurrentUser.require();
    AuditQuery query = AuditQuery.of(given);
    Long before = AuditQuery.number(given.get("before"));
    AuditSearch.Page page = search.page(me, query.filter(), before);
    audit.read(
        me,
        "audit",
        new AuditTrail.Subject(query.person(), query.caseReference(), null),
        query.inShort());
    Map<String, String> names = words.names(page.entries());
    Set<Long> own =
        cases.peopleOf(
            me.getAgencyCode(),
            page.entries().stream()
                .map(AuditEntry::personId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    model.addAttribute("form", form.view(query));
    model.addAttribute("asked", !query.isEmpty());
    model.addAttribute("address", query.address(null));
    model.addAttribute("continued", before != null);
    model.addAttribute("cut", page.cut());
    model.addAttribute("next", page.next() == null ? null : query.address(page.next()));
    model.addAttribute(
        "lines", page.entries().stream().map(entry -> line(entry, names, own)).toList());
    return "audit/search";
  }

  /** Names and NHS numbers are sent apart from the address, which then names a number only. */
  @PostMapping(AuditQuery.ADDRESS)
  @OpenTo(Permission.AUDIT)
  String search(
      @RequestParam MultiValueMap<String, String> posted,
      Model model,
      HttpServletResponse response) {
    SignedInUser me = CurrentUser.require();
    FormResult result = form.submit(posted);
    if (!result.isValid()) {
      return again(result, model, response);
    }
    String whom = AuditForm.text(result.answers(), AuditForm.PERSON);
    if (whom == null) {
      return "redirect:" + AuditForm.query(result.answers(), null).address(null);
    }
    List<PersonView> found = find(whom.strip(), me);
    if (found.isEmpty()) {
      return again(
          result.wrongIn(Map.of(AuditForm.PERSON, words.say("audit.person.none"))),
          model,
          response);
    }
    if (found.size() == 1) {
      return "redirect:" + AuditForm.query(result.answers(), found.getFirst().id()).address(null);
    }
    audit.listed(me, "audit.people", found.stream().map(PersonView::id).toList());
    model.addAttribute(
        "choices",
        found.stream()
            .map(
                person ->
                    new Choice(
                        person.fullName(),
                        dates.day(person.dateOfBirth()),
                        AuditForm.query(result.answers(), person.id()).address(null)))
            .toList());
    return "audit/choose";
  }

  private String again(FormResult result, Model model, HttpServletResponse response) {
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    model.addAttribute("errors", result.summary());
    model.addAttribute("form", result.view());
    model.addAttribute("asked", true);
    model.addAttribute("lines", null);
    return "audit/search";
  }

  /** People whom the auditor's trust looks after. */
  private List<PersonView> find(String whom, SignedInUser me) {
    Long number = NhsNumber.parse(whom).isPresent() ? null : AuditQuery.number(whom);
    List<PersonView> found =
        number == null
            ? people.search(new PersonSearch(whom, null)).people()
            : people.find(number).stream().toList();
    Set<Long> own =
        cases.peopleOf(
            me.getAgencyCode(), found.stream().map(PersonView::id).collect(Collectors.toSet()));
    return found.stream().filter(person -> own.contains(person.id())).toList();
  }

  private AuditLine line(AuditEntry entry, Map<String, String> names, Set<Long> own) {
    return new AuditLine(
        words.when(entry),
        AuditWords.moment(entry).toString(),
        words.who(entry, names),
        words.agency(entry),
        words.what(entry),
        entry.detail(),
        refusedElsewhere(entry, own) ? null : entry.caseReference(),
        null,
        null,
        entry.personId() == null || !own.contains(entry.personId())
            ? null
            : "/people/" + entry.personId() + "/shared");
  }

  /** Which case of another trust somebody was refused, their auditor learns as little as they. */
  private static boolean refusedElsewhere(AuditEntry entry, Set<Long> own) {
    return entry.action().startsWith("refused.")
        && (entry.personId() == null || !own.contains(entry.personId()));
  }
}
