package org.homeward.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@EnginelessTest
class StartingCaseTest {

  private static final String WARD = "cnwl-juniper-ward";

  @Autowired private Casework work;
  @Autowired private CaseTeams teams;
  @Autowired private CaseFiles cases;
  @Autowired private JdbcClient jdbc;

  @Test
  void aCaseIsKeptWithPlaceAnswersTimelineAuditAndTheMessageToTheEngine() {
    CaseFile file = work.start(Product.someName());

    assertThat(file.reference()).matches("NW-\\d{4,}").isEqualTo("NW-" + (1000 + file.id()));
    assertThat(cases.find(file.reference())).map(CaseFile::id).contains(file.id());
    assertThat(file.trustCode()).isEqualTo("cnwl");
    assertThat(file.boroughCode()).isEqualTo("westminster");
    assertThat(teams.involved(file.id(), List.of(WARD))).isTrue();
    assertThat(count("case_act WHERE kind = 'START' AND case_id = " + file.id())).isEqualTo(1);
    assertThat(count("timeline_entry WHERE case_id = " + file.id())).isEqualTo(1);
    assertThat(
            count(
                "audit_entry WHERE action = 'case.start' AND username = 'coordinator'"
                    + " AND case_reference = '"
                    + file.reference()
                    + "' AND person_id = "
                    + file.personId()))
        .isEqualTo(1);
    assertThat(
            jdbc.sql("SELECT payload FROM engine_outbox WHERE case_reference = ?")
                .param(file.reference())
                .query(String.class)
                .list())
        .singleElement()
        .asString()
        .contains("\"borough\":\"westminster\"", "\"trust\":\"cnwl\"", file.reference());
  }

  @ParameterizedTest
  @ValueSource(strings = {"housing", "socialwork", "community", "manager", "admin", "provider"})
  void onlyTheRolesOfThePathwayMayStartIt(String username) {
    long person = work.person(Product.someName());
    assertThatThrownBy(() -> work.start(person, username, WARD, "westminster"))
        .isInstanceOfSatisfying(
            CaseRefusal.class, r -> assertThat(r.why()).isEqualTo(CaseRefusal.Why.NOT_ALLOWED));
    assertThat(count("pathway_case WHERE person_id = " + person)).isZero();
  }

  @Test
  void nobodyHasTwoOpenCasesOfOneKindButAClosedOneIsNoHindrance() {
    long person = work.person(Product.someName());
    CaseFile first = work.start(person, "coordinator", WARD, "westminster");
    assertThatThrownBy(() -> work.start(person, "ward", WARD, "westminster"))
        .isInstanceOfSatisfying(
            CaseRefusal.class, r -> assertThat(r.why()).isEqualTo(CaseRefusal.Why.CONFLICT));

    cases.close(first.reference(), "Left the ward");
    cases.close(first.reference(), "Closed once more");

    assertThat(cases.get(first.id()).outcome()).isEqualTo("Left the ward");
    assertThat(count("timeline_entry WHERE title = 'Case closed' AND case_id = " + first.id()))
        .isEqualTo(1);
    assertThat(work.start(person, "coordinator", WARD, "westminster").id())
        .isNotEqualTo(first.id());
  }

  @Test
  void ofTwoWhoStartAtTheSameMomentOneIsTold() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int round = 0; round < 20; round++) {
        long person = work.person(Product.someName());
        CyclicBarrier start = new CyclicBarrier(2);
        List<Callable<Object>> starts =
            Stream.of("coordinator", "ward")
                .map(
                    who ->
                        (Callable<Object>)
                            () -> {
                              start.await();
                              try {
                                return work.start(person, who, WARD, "westminster");
                              } catch (CaseRefusal refusal) {
                                return refusal;
                              }
                            })
                .toList();

        List<Object> answers =
            threads.invokeAll(starts).stream().map(StartingCaseTest::get).toList();

        assertThat(answers).hasAtLeastOneElementOfType(CaseFile.class);
        assertThat(answers).hasAtLeastOneElementOfType(CaseRefusal.class);
        assertThat(count("pathway_case WHERE person_id = " + person)).isEqualTo(1);
      }
    }
  }

  @Test
  void aPlaceOutsideTheTrustsFallsToTheBoroughsTrust() {
    long person = work.person(Product.someName());
    CaseFile file = work.start(person, "coordinator", null, "ealing");
    assertThat(file.trustCode()).as("the trust of who starts it").isEqualTo("cnwl");
    assertThat(file.wardTeamCode()).isNull();
  }

  private static Object get(Future<Object> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private int count(String from) {
    return jdbc.sql("SELECT COUNT(*) FROM " + from).query(Integer.class).single();
  }
}
