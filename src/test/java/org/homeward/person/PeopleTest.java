package org.homeward.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.homeward.person.PossibleMatch.Reason;
import org.homeward.person.Registration.NhsNumberTaken;
import org.homeward.person.Registration.Registered;
import org.homeward.testsupport.AdjustableClock;
import org.homeward.testsupport.DatabaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

@DatabaseTest
@Import({People.class, PersonStore.class, NameWords.class})
@TestPropertySource(properties = "homeward.person.test-numbers-only=true")
class PeopleTest {

  private static final LocalDate BORN = LocalDate.of(1991, 5, 3);
  private static final NhsNumber NUMBER = new NhsNumber("9990000018");
  private static final NhsNumber OTHER_NUMBER = new NhsNumber("9990000026");

  @Autowired private People people;
  @Autowired private NameWords words;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionOperations transaction;
  @Autowired private AdjustableClock clock;

  @BeforeEach
  void nobody() {
    jdbc.sql("DELETE FROM person").update();
  }

  @Test
  void anyWordOfANameBeginsASearchAlsoOfThoseRegisteredByAnOlderVersion() {
    PersonView mary =
        registered(
            new NewPerson(
                null, "Mary-Jané", "van der Bergh d’Or", "Núñez", BORN, null, null, null));
    PersonView other =
        registered(new NewPerson(null, "Jane", "O'Bergen", null, BORN, null, null, null));
    for (int round = 0; round < 2; round++) {
      for (String text :
          List.of(
              "mary",
              "JANE bergh",
              "der",
              "Bergh",
              "berg mary",
              "bergh, jan",
              "d'or",
              "dor",
              "van der b",
              "Mary Jane van der",
              "nune",
              "jane v",
              "mary-jane van der bergh dor")) {
        assertThat(people.namedLike(text)).as(text).contains(mary.id());
      }
      assertThat(people.namedLike("jane berg")).containsExactly(mary.id());
      assertThat(people.namedLike("jane")).containsExactlyInAnyOrder(mary.id(), other.id());
      for (String text : List.of("ergh", "ane", "bergh sam", "van derr", "or", "%", "x")) {
        assertThat(people.namedLike(text)).as(text).doesNotContain(mary.id());
      }
      assertThat(people.namedLike("bergen")).as("apostrophes part no words").isEmpty();
      assertThat(people.namedLike("obergen")).containsExactly(other.id());

      jdbc.sql("DELETE FROM person_name_word").update();
      assertThat(people.namedLike("bergh")).isEmpty();
      long last = words.fill(0);
      assertThat(last).isEqualTo(other.id());
      assertThat(words.fill(last)).as("nobody is left").isEqualTo(last);
    }
  }

  @Test
  void aPersonRegisteredIsFoundWithAllThatWasGiven() {
    PersonView sam =
        registered(
            new NewPerson(
                NUMBER,
                " Samuel ",
                "Okoro",
                "Sam",
                BORN,
                Gender.MALE,
                "020 7946 0000",
                "sam@example.org"));

    assertThat(people.find(sam.id()))
        .contains(
            new PersonView(
                sam.id(),
                NUMBER,
                "Samuel",
                "Okoro",
                "Sam",
                BORN,
                Gender.MALE,
                "020 7946 0000",
                "sam@example.org",
                null));
    assertThat(people.find(sam.id() + 1)).isEmpty();
  }

  @Test
  void severalPeopleNeedNoNhsNumber() {
    PersonView one = registered(person("Ana", "Silva", null));
    PersonView two = registered(person("Ben", "Silva", null));

    assertThat(people.findAll(List.of(one.id(), two.id(), two.id() + 1)).values())
        .containsExactlyInAnyOrder(one, two);
    assertThat(people.findAll(List.of())).isEmpty();
  }

  @Test
  void aSecondPersonWithTheSameNhsNumberIsRefusedAndTheTransactionGoesOn() {
    PersonView first = registered(person("Ana", "Silva", NUMBER));

    transaction.executeWithoutResult(
        status -> {
          assertThat(people.register(person("Maria", "Costa", NUMBER)))
              .isEqualTo(new NhsNumberTaken(first));
          registered(person("Carla", "Costa", OTHER_NUMBER));
        });

    assertThat(people.findByNhsNumber(OTHER_NUMBER)).isPresent();
    assertThat(count()).isEqualTo(2);
  }

  @Test
  void ofManyRegistrationsOfOneNhsNumberAtOnceOneWins() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (var pool = Executors.newFixedThreadPool(4)) {
      List<Future<Registration>> results =
          IntStream.range(0, 4)
              .mapToObj(
                  i ->
                      pool.submit(
                          () -> {
                            start.await();
                            return people.register(person("Ana" + i, "Silva", NUMBER));
                          }))
              .toList();
      start.countDown();
      int registered = 0;
      for (Future<Registration> result : results) {
        if (result.get() instanceof Registered) {
          registered++;
        }
      }
      assertThat(registered).isEqualTo(1);
    }
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void whoIsSlowerByAMomentIsToldWhoWasQuickerEvenWithAnOldViewOfTheDatabase() throws Exception {
    try (var pool = Executors.newSingleThreadExecutor()) {
      transaction.executeWithoutResult(
          status -> {
            // MySQL fixes what a transaction sees at its first read.
            assertThat(people.findByNhsNumber(NUMBER)).isEmpty();
            PersonView quicker = elsewhere(pool, () -> registered(person("Ana", "Silva", NUMBER)));

            assertThat(people.register(person("Maria", "Costa", NUMBER)))
                .isEqualTo(new NhsNumberTaken(quicker));
            registered(person("Carla", "Costa", OTHER_NUMBER));
          });
    }
    assertThat(count()).isEqualTo(2);
  }

  private static <T> T elsewhere(ExecutorService pool, Callable<T> act) {
    try {
      return pool.submit(act).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void realNhsNumbersAreRefusedInATrial() {
    NewPerson person = person("Ana", "Silva", new NhsNumber("9434765919"));

    assertThatIllegalArgumentException().isThrownBy(() -> people.register(person));
    assertThat(count()).isZero();
  }

  @Test
  void possibleMatchesAreFoundByNumberAndByNameWithBirth() {
    PersonView byNumber = registered(person("Maria", "Costa", NUMBER));
    PersonView byName = registered(person("Jose", "Núñez-O’Brien", null));
    registered(
        new NewPerson(null, "Jose", "Nunez O'Brien", null, BORN.plusDays(1), null, null, null));

    assertThat(people.possibleMatches(person("Joe", "NUNEZ OBRIEN", NUMBER)))
        .containsExactly(
            new PossibleMatch(byNumber, Reason.SAME_NHS_NUMBER),
            new PossibleMatch(byName, Reason.SAME_NAME_AND_DATE_OF_BIRTH));
    assertThat(people.possibleMatches(person("Joe", "Smith", null))).isEmpty();
  }

  @Test
  void samePersonByNumberAndNameIsListedOnce() {
    registered(person("Maria", "Costa", NUMBER));

    assertThat(people.possibleMatches(person("Maria", "Costa", NUMBER)))
        .extracting(PossibleMatch::reason)
        .containsExactly(Reason.SAME_NHS_NUMBER);
  }

  @Test
  void searchUnderstandsNumbersAndNamesInAnyOrder() {
    PersonView sam =
        registered(new NewPerson(NUMBER, "Samuel", "Okoro", "Sam", BORN, null, null, null));
    PersonView cruz = registered(person("Inés", "de la Cruz", OTHER_NUMBER));

    for (String text :
        List.of("999 000 0018", "okoro", "Sam", "sam okoro", "Okoro, Samuel", "OKO", "samu oko")) {
      assertThat(search(text)).as(text).containsExactly(sam);
    }
    for (String text : List.of("de la cruz", "ines de la cruz", "Cruz Ines", "DELACRUZ")) {
      assertThat(search(text))
          .as(text)
          .containsExactlyElementsOf(text.equals("Cruz Ines") ? List.of() : List.of(cruz));
    }
    assertThat(search("koro")).isEmpty();
    assertThat(search("999 000 0034")).isEmpty();
    assertThat(search("%")).isEmpty();
    assertThat(search("")).isEmpty();
  }

  @Test
  void searchNarrowsByDateOfBirthAndFindsByItAlone() {
    PersonView sam = registered(person("Sam", "Okoro", null));
    registered(new NewPerson(null, "Sam", "Okoro", null, BORN.plusYears(1), null, null, null));

    assertThat(people.search(new PersonSearch("okoro", BORN)).people()).containsExactly(sam);
    assertThat(people.search(new PersonSearch(null, BORN)).people()).containsExactly(sam);
  }

  @Test
  void searchIsBoundedAndSaysSo() {
    for (int i = 0; i <= People.SEARCH_LIMIT; i++) {
      registered(person("Sam" + (char) ('a' + i), "Okoro", null));
    }

    PeopleFound found = people.search(new PersonSearch("okoro", null));

    assertThat(found.people())
        .hasSize(People.SEARCH_LIMIT)
        .isSortedAccordingTo(Comparator.comparing(PersonView::givenName));
    assertThat(found.more()).isTrue();
  }

  @Test
  void deathIsRecordedOnce() {
    long id = registered(person("Sam", "Okoro", null)).id();
    LocalDate day = LocalDate.of(2026, 11, 2);
    clock.setTo(Instant.parse("2026-11-21T12:00:00Z"));

    assertThat(people.recordDeath(id, day)).isTrue();
    assertThat(people.recordDeath(id, day.plusDays(1))).isFalse();

    assertThat(people.find(id).orElseThrow().deceasedOn()).isEqualTo(day);
    assertThat(jdbc.sql("SELECT version FROM person").query(Integer.class).single()).isEqualTo(1);
  }

  @Test
  void impossibleDeathsAreRefused() {
    long id = registered(person("Sam", "Okoro", null)).id();
    clock.setTo(Instant.parse("2026-11-21T12:00:00Z"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> people.recordDeath(id, LocalDate.of(2026, 11, 22)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> people.recordDeath(id, BORN.minusDays(1)));
    assertThatIllegalArgumentException().isThrownBy(() -> people.recordDeath(id + 1, BORN));
  }

  private PersonView registered(NewPerson person) {
    return ((Registered) people.register(person)).person();
  }

  private List<PersonView> search(String text) {
    return people.search(new PersonSearch(text, null)).people();
  }

  private int count() {
    return jdbc.sql("SELECT COUNT(*) FROM person").query(Integer.class).single();
  }

  private static NewPerson person(String givenName, String familyName, NhsNumber nhsNumber) {
    return new NewPerson(nhsNumber, givenName, familyName, null, BORN, null, null, null);
  }
}
