package org.homeward.casefile;

import java.util.List;
import java.util.regex.Pattern;
import org.homeward.access.AccessPolicy;
import org.homeward.access.OpenTo;
import org.homeward.access.Permission;
import org.homeward.audit.AuditTrail;
import org.homeward.identity.CurrentUser;
import org.homeward.identity.SignedInUser;
import org.homeward.person.People;
import org.homeward.person.PersonView;
import org.homeward.web.Dates;
import org.homeward.web.NotFoundException;
import org.homeward.web.PersonBar;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** All cases of a person, as far as one may open them. */
@Controller
class PersonPageController {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final CaseDoor door;
  private final CaseFiles files;
  private final CaseGlances glances;
  private final CaseWords words;
  private final CasesForAudit shared;
  private final AccessPolicy policy;
  private final People people;
  private final AuditTrail audit;
  private final Dates dates;

  PersonPageController(
      CaseDoor door,
      CaseFiles files,
      CaseGlances glances,
      CaseWords words,
      CasesForAudit shared,
      AccessPolicy policy,
      People people,
      AuditTrail audit,
      Dates dates) {
    this.door = door;
    this.files = files;
    this.glances = glances;
    this.words = words;
    this.shared = shared;
    this.policy = policy;
    this.people = people;
    this.audit = audit;
    this.dates = dates;
  }

  /** Found by a case of theirs that one may open, or by their number in Homeward. */
  @GetMapping("/people/{key}")
  @OpenTo(Permission.CASES)
  String page(@PathVariable String key, Model model) {
    SignedInUser me = CurrentUser.require();
    CaseFile named = NUMBER.matcher(key).matches() ? null : named(key);
    long id = named == null ? Long.parseLong(key) : named.personId();
    List<CaseGlance> cases = glances.of(id, me);
    if (named != null
        && cases.stream().noneMatch(one -> named.reference().equals(one.reference()))) {
      throw door.refused(me, named, null);
    }
    PersonView person = people.find(id).orElseThrow(() -> new NotFoundException("person " + id));
    if (cases.isEmpty()) {
      audit.acted(me, "refused.person", new AuditTrail.Subject(id, null, null), null);
      throw new NotFoundException("person " + id);
    }
    audit.read(me, "person.page", new AuditTrail.Subject(id, null, null));
    model.addAttribute("person", bar(person, me));
    model.addAttribute("diedOn", person.isDeceased() ? dates.day(person.deceasedOn()) : null);
    model.addAttribute("shared", shared.looksAfter(me, id) ? "/people/" + id + "/shared" : null);
    model.addAttribute("copy", mayCopy(id, me) ? "/people/" + id + "/copy" : null);
    model.addAttribute("open", cases.stream().filter(CaseGlance::open).toList());
    model.addAttribute("closed", cases.stream().filter(glance -> !glance.open()).toList());
    return "casefile/person";
  }

  private CaseFile named(String reference) {
    return files.find(reference).orElseThrow(() -> new NotFoundException("case " + reference));
  }

  private boolean mayCopy(long person, SignedInUser me) {
    return policy.may(me, Permission.COPY) && shared.trustsOf(person).contains(me.getAgencyCode());
  }

  private PersonBar bar(PersonView person, SignedInUser me) {
    PersonBar bar =
        PersonBar.of(
            person.fullName(),
            person.dateOfBirth(),
            person.nhsNumber() == null ? null : person.nhsNumber().digits(),
            null,
            null,
            dates.today());
    return words.seesNhsNumbers(me) ? bar : bar.withoutNhsNumber();
  }
}
