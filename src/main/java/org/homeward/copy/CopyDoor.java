package org.homeward.copy;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.homeward.audit.AuditTrail;
import org.homeward.audit.AuditedCases;
import org.homeward.identity.SignedInUser;
import org.homeward.person.NhsNumber;
import org.homeward.person.People;
import org.homeward.person.PersonView;
import org.homeward.web.NotFoundException;
import org.springframework.stereotype.Component;

/**
 * The one way to a person of whom a copy is made: somebody whom the reader's trust looks after or
 * looked after. Everybody else is not there, and who tries is kept.
 */
@Component
class CopyDoor {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

  private final People people;
  private final AuditedCases cases;
  private final AuditTrail audit;

  CopyDoor(People people, AuditedCases cases, AuditTrail audit) {
    this.people = people;
    this.cases = cases;
    this.audit = audit;
  }

  /**
   * Opens a person by their number in Homeward or the reference of a case.
   *
   * @throws NotFoundException if there is nobody, or they are not of the reader's trust
   */
  PersonView open(String key, SignedInUser me) {
    OptionalLong number =
        NUMBER.matcher(key).matches() ? OptionalLong.of(Long.parseLong(key)) : cases.personOf(key);
    PersonView person =
        number.stream()
            .boxed()
            .findFirst()
            .flatMap(people::find)
            .orElseThrow(() -> new NotFoundException("copy of " + key));
    if (!isOfTrust(person, me)) {
      audit.acted(me, "refused.person", new AuditTrail.Subject(person.id(), null, null), null);
      throw new NotFoundException("copy of person " + person.id());
    }
    return person;
  }

  /**
   * Looks for somebody.
   *
   * @param whose NHS number, or reference of a case
   * @return the person; empty also when they are not of the reader's trust
   */
  Optional<PersonView> find(String whose, SignedInUser me) {
    Optional<NhsNumber> number = NhsNumber.parse(whose);
    Optional<PersonView> person =
        number.isPresent()
            ? people.findByNhsNumber(number.get())
            : cases.personOf(whose.strip().toUpperCase(java.util.Locale.UK)).stream()
                .boxed()
                .findFirst()
                .flatMap(people::find);
    return person.filter(found -> isOfTrust(found, me));
  }

  private boolean isOfTrust(PersonView person, SignedInUser me) {
    return cases.trustsOf(person.id()).contains(me.getAgencyCode());
  }
}
