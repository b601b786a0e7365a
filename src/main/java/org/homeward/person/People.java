package org.homeward.person;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeward.person.PossibleMatch.Reason;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds, registers and tells apart people. */
@Service
@EnableConfigurationProperties(PersonProperties.class)
public class People {

  /** Most people of whom a search in somebody's lists can be about. */
  public static final int NAMESAKES_LIMIT = 2000;

  private static final int SHORTEST = 2;
  private static final int MOST_WORDS = 5;

  /** Most people a search answers with. */
  public static final int SEARCH_LIMIT = 25;

  private final PersonStore store;
  private final PersonProperties properties;
  private final Clock clock;
  private final TransactionTemplate newTransaction;

  People(
      PersonStore store,
      PersonProperties properties,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.newTransaction = new TransactionTemplate(transactions);
    this.newTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.store = store;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * @param id number of a person
   * @return the person
   */
  public Optional<PersonView> find(long id) {
    return Optional.ofNullable(findAll(List.of(id)).get(id));
  }

  /**
   * Reads several people with one statement.
   *
   * @param ids numbers of people; for a page of a list, not for a whole table
   * @return the people by number; unknown numbers are left out
   */
  public Map<Long, PersonView> findAll(Collection<Long> ids) {
    Map<Long, PersonView> people = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      store.findAll(Set.copyOf(ids)).forEach(person -> people.put(person.id(), person));
    }
    return people;
  }

  /**
   * @param nhsNumber an NHS number
   * @return the person who has it
   */
  public Optional<PersonView> findByNhsNumber(NhsNumber nhsNumber) {
    return store.findByNhsNumber(nhsNumber);
  }

  /**
   * Searches with the help of indexes only.
   *
   * @param search what to search by
   * @return at most {@link #SEARCH_LIMIT} people; none if neither name, NHS number nor date is
   *     given
   */
  public PeopleFound search(PersonSearch search) {
    String text = search.text() == null ? "" : search.text().strip();
    Optional<NhsNumber> nhsNumber = NhsNumber.parse(text);
    if (nhsNumber.isPresent()) {
      return new PeopleFound(store.findByNhsNumber(nhsNumber.get()).stream().toList(), false);
    }
    List<NameSearch> names = NameSearch.readingsOf(text);
    if (names.isEmpty() && (!text.isEmpty() || search.dateOfBirth() == null)) {
      return new PeopleFound(List.of(), false);
    }
    List<PersonView> found = store.search(names, search.dateOfBirth(), SEARCH_LIMIT + 1);
    return found.size() > SEARCH_LIMIT
        ? new PeopleFound(found.subList(0, SEARCH_LIMIT), true)
        : new PeopleFound(found, false);
  }

  /** Of more words than these only the reading as a whole counts. */
  private static Set<String> words(String text) {
    Set<String> words = NameWords.of(text);
    return words.size() > MOST_WORDS ? Set.of() : words;
  }

  /**
   * Finds the numbers of people whose name begins like this, for a search among what somebody may
   * see anyway: walks indexes only, and no further than a limit.
   *
   * @param text beginnings of first and last name in either order, or of a name they go by, or of
   *     any words of them; at least two letters
   * @return at most one more than {@link #NAMESAKES_LIMIT} numbers, which says that there are more
   */
  public Set<Long> namedLike(String text) {
    List<NameSearch> names = NameSearch.readingsOf(text);
    String key = NameKey.of(text);
    return names.isEmpty() || key.length() < SHORTEST
        ? Set.of()
        : Set.copyOf(store.ids(names, words(text), NAMESAKES_LIMIT + 1));
  }

  /**
   * Looks for people who may be the same as a new one, to be asked about before registering. Names
   * are compared without regard to case, accents, spaces and punctuation.
   *
   * @param person the new person
   * @return the one with the same NHS number first, then those with the same last name and date of
   *     birth; at most {@link #SEARCH_LIMIT} and one
   */
  public List<PossibleMatch> possibleMatches(NewPerson person) {
    List<PossibleMatch> matches = new ArrayList<>();
    Optional<PersonView> sameNumber =
        Optional.ofNullable(person.nhsNumber()).flatMap(store::findByNhsNumber);
    sameNumber.ifPresent(same -> matches.add(new PossibleMatch(same, Reason.SAME_NHS_NUMBER)));
    store
        .findByFamilyNameAndBirth(
            NameKey.required(person.familyName()), person.dateOfBirth(), SEARCH_LIMIT)
        .stream()
        .filter(same -> sameNumber.filter(same::equals).isEmpty())
        .map(same -> new PossibleMatch(same, Reason.SAME_NAME_AND_DATE_OF_BIRTH))
        .forEach(matches::add);
    return matches;
  }

  /**
   * Registers a person. Takes part in the transaction of the caller, which stays usable whatever
   * the result.
   *
   * @param person the new person
   * @return the person registered, or the one who has this NHS number already
   * @throws IllegalArgumentException if only test numbers are accepted and this is another: web
   *     pages check that before, see {@link PersonFormCheck}
   */
  @Transactional
  public Registration register(NewPerson person) {
    if (person.nhsNumber() != null
        && properties.testNumbersOnly()
        && !person.nhsNumber().isTestRange()) {
      throw new IllegalArgumentException("Only NHS numbers of the test range are accepted here.");
    }
    Optional<PersonView> known =
        Optional.ofNullable(person.nhsNumber()).flatMap(store::findByNhsNumber);
    if (known.isPresent()) {
      return new Registration.NhsNumberTaken(known.get());
    }
    try {
      LocalDateTime now =
          LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS);
      long id = store.insert(person, now);
      return new Registration.Registered(find(id).orElseThrow());
    } catch (DuplicateKeyException e) {
      return new Registration.NhsNumberTaken(
          justCommitted(person.nhsNumber()).orElseThrow(() -> e));
    }
  }

  /** Somebody was quicker by a moment: the caller's transaction may be too old to see whom. */
  private Optional<PersonView> justCommitted(NhsNumber nhsNumber) {
    return newTransaction.execute(status -> store.findByNhsNumber(nhsNumber));
  }

  /**
   * Records that a person has died. Recording it again changes nothing, also not the day.
   *
   * @param id number of a person
   * @param day day of death
   * @return whether this was new
   * @throws IllegalArgumentException if there is no such person, or the day is before birth or in
   *     the future
   */
  @Transactional
  public boolean recordDeath(long id, LocalDate day) {
    PersonView person =
        find(id).orElseThrow(() -> new IllegalArgumentException("There is no person " + id + "."));
    if (person.isDeceased()) {
      return false;
    }
    if (day.isBefore(person.dateOfBirth()) || day.isAfter(PersonFormCheck.today(clock))) {
      throw new IllegalArgumentException(
          "The day of death must be between the date of birth and today.");
    }
    return store.recordDeath(id, day);
  }
}
