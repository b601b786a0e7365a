package org.homeward.emergency;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Role;
import org.homeward.agency.Team;
import org.homeward.audit.AuditTrail;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseNotices;
import org.homeward.identity.SignedInUser;
import org.homeward.person.NhsNumber;
import org.homeward.person.People;
import org.homeward.person.PersonView;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens the record of somebody for a short time, and tells who watches over it. */
@Service
@EnableConfigurationProperties(EmergencyProperties.class)
class OpeningInEmergency {

  /** What came of it. */
  sealed interface Result {

    /**
     * It is open.
     *
     * @param person whose record it is
     * @param until until when
     */
    record Open(long person, Instant until) implements Result {}

    /** There is nobody with this number and day of birth, or nobody with an open case. */
    record Nobody() implements Result {}

    /** Too many tries found nobody. */
    record TooOften() implements Result {}
  }

  private final EmergencyStore store;
  private final EmergencyProperties limits;
  private final People people;
  private final CaseFiles cases;
  private final CaseNotices notices;
  private final AgencyDirectory agencies;
  private final AuditTrail audit;
  private final MessageSource messages;
  private final Clock clock;

  OpeningInEmergency(
      EmergencyStore store,
      EmergencyProperties limits,
      People people,
      CaseFiles cases,
      CaseNotices notices,
      AgencyDirectory agencies,
      AuditTrail audit,
      MessageSource messages,
      Clock clock) {
    this.store = store;
    this.limits = limits;
    this.people = people;
    this.cases = cases;
    this.notices = notices;
    this.agencies = agencies;
    this.audit = audit;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Opens a record.
   *
   * @param who who is signed in
   * @param whose NHS number or reference of an open case
   * @param born the person's date of birth
   * @param reason why, in the words of who opens it
   */
  @Transactional
  public Result open(SignedInUser who, String whose, LocalDate born, String reason) {
    if (store.missed(who, Duration.ofHours(1)) >= limits.triesPerHour()) {
      audit.acted(who, "emergency.too-often", AuditTrail.Subject.NONE, null);
      return new Result.TooOften();
    }
    Optional<PersonView> person = find(whose).filter(found -> found.dateOfBirth().equals(born));
    List<CaseFile> open = person.map(found -> cases.openOf(found.id())).orElse(List.of());
    if (open.isEmpty()) {
      store.add(who, null, who.getAgencyCode(), reason, clock.instant());
      audit.acted(who, "emergency.nobody", AuditTrail.Subject.NONE, null);
      return new Result.Nobody();
    }
    Instant until = clock.instant().plus(limits.openFor());
    for (String trust : trusts(open, who)) {
      store.add(who, person.get().id(), trust, reason, until);
    }
    audit.acted(
        who,
        "emergency.open",
        new AuditTrail.Subject(person.get().id(), open.getFirst().reference(), null),
        "until " + until);
    tell(open, who);
    return new Result.Open(person.get().id(), until);
  }

  private Optional<PersonView> find(String whose) {
    Optional<NhsNumber> number = NhsNumber.parse(whose);
    return number.isPresent()
        ? people.findByNhsNumber(number.get())
        : cases
            .find(whose.strip().toUpperCase(Locale.UK))
            .flatMap(file -> people.find(file.personId()));
  }

  /** Each trust that has the person; without one, that of who looks. */
  private static Set<String> trusts(List<CaseFile> open, SignedInUser who) {
    Set<String> trusts =
        open.stream()
            .map(CaseFile::trustCode)
            .filter(java.util.Objects::nonNull)
            .collect(Collectors.toCollection(TreeSet::new));
    return trusts.isEmpty() ? Set.of(who.getAgencyCode()) : trusts;
  }

  private void tell(List<CaseFile> open, SignedInUser who) {
    Set<String> watching = new TreeSet<>(trusts(open, who));
    watching.add(who.getAgencyCode());
    List<String> teams =
        watching.stream()
            .flatMap(
                trust ->
                    agencies
                        .teamOfAgency(Role.INFORMATION_GOVERNANCE.code(), trust, null)
                        .map(Team::code)
                        .stream())
            .toList();
    notices.tellOf(
        open.getFirst(), messages.getMessage("emergency.notice", null, Locale.UK), teams);
  }
}
