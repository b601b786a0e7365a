package org.homeward.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.homeward.agency.AgencyAssurances;
import org.homeward.agency.Assurance;
import org.homeward.identity.ProviderMapping.Access;
import org.homeward.identity.ProviderPeople.Arrival;
import org.homeward.identity.ProviderPeople.Person;
import org.homeward.identity.SignInFailed.Reason;
import org.homeward.testsupport.FreePort;
import org.homeward.testsupport.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** An installation with a provider and passwords of its own, and what happens to its accounts. */
@Tag("database")
@SpringBootTest(
    classes = SecuritySlice.class,
    properties = {
      "spring.main.banner-mode=off",
      "homeward.directory.also=classpath:directory/demo.yml",
      "homeward.sign-in.local-accounts=true"
    })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
class BothWaysInTest {

  private static final String ISSUER = "https://id.example.org";

  @Autowired private MockMvc mvc;
  @Autowired private ProviderPeople people;
  @Autowired private Accounts accounts;
  @Autowired private JdbcClient jdbc;
  @Autowired private AgencyAssurances assurances;
  @Autowired private TransactionTemplate transaction;

  @DynamicPropertySource
  static void provider(DynamicPropertyRegistry settings) {
    settings.add("homeward.oidc.issuer", () -> "http://localhost:" + FreePort.find());
    settings.add("homeward.oidc.client-id", () -> "homeward");
  }

  @BeforeEach
  void nobodyHasComeYet() {
    jdbc.sql("DELETE FROM user_team WHERE user_id IN (SELECT user_id FROM provider_identity)")
        .update();
    jdbc.sql("DELETE FROM provider_identity").update();
    jdbc.sql("DELETE FROM user_account WHERE from_directory = FALSE").update();
  }

  @Test
  void passwordsAreTakenAndLoggingOutStaysHere() throws Exception {
    MockHttpServletResponse login =
        mvc.perform(
                post("/login").with(csrf()).param("username", "housing").param("password", "demo"))
            .andReturn()
            .getResponse();
    assertThat(login.getRedirectedUrl()).isEqualTo("/tasks");

    Cookie session = login.getCookie("homeward");
    assertThat(
            mvc.perform(post("/logout").cookie(session).with(csrf()))
                .andReturn()
                .getResponse()
                .getRedirectedUrl())
        .isEqualTo("/login?loggedOut");
    assertThat(mvc.perform(get(ProviderSignIn.START)).andReturn().getResponse().getForwardedUrl())
        .as("the provider is offered as well, and away")
        .isEqualTo(ProviderSignIn.REFUSAL_PAGE);
  }

  @Test
  void thePolicyOfPagesAllowsTheWayToTheProviderAndNoOther() throws Exception {
    assertThat(
            mvc.perform(get("/login"))
                .andReturn()
                .getResponse()
                .getHeader("Content-Security-Policy"))
        .containsPattern("form-action 'self' http://localhost:\\d+; frame-ancestors 'none'");
  }

  @Test
  void subjectsThatDifferInCaseAreTwoPeople() {
    assertThat(people.arrive(person("abc", "sam")).account().username()).isEqualTo("sam");
    assertThat(people.arrive(person("ABC", "sam")).account().username()).isEqualTo("sam-2");
    assertThat(people.arrive(person("abc", "other")).account().username()).isEqualTo("sam");
  }

  @Test
  void theSameSubjectOfAnotherIssuerIsAnotherPerson() {
    people.arrive(person("abc", "sam"));
    Person other =
        new Person(ISSUER + "/b", "abc", "sam", "Sam", null, person("abc", "sam").access());

    assertThat(people.arrive(other).account().username()).isEqualTo("sam-2");
  }

  @Test
  void nobodyGetsTheAccountOfADirectoryFileByItsName() {
    Account housing = accounts.find("housing").orElseThrow();

    Arrival arrival = people.arrive(person("abc", "housing"));

    assertThat(arrival.account().username()).isEqualTo("housing-2");
    assertThat(accounts.find("housing")).contains(housing);
  }

  @Test
  void whoComesTwiceAtTheSameMomentGetsOneAccount() throws Exception {
    try (ExecutorService browsers = Executors.newFixedThreadPool(4)) {
      Callable<String> arrives = () -> people.arrive(person("abc", "sam")).account().username();
      for (Future<String> each :
          browsers.invokeAll(IntStream.range(0, 4).mapToObj(i -> arrives).toList())) {
        assertThat(each.get()).isEqualTo("sam");
      }
    }
    assertThat(accounts.find("sam-2")).isEmpty();
  }

  @Test
  void whoHasNoAccessAnyMoreLosesTheirTeamsAndStaysOut() {
    people.arrive(person("abc", "sam"));
    Person without = new Person(ISSUER, "abc", "sam", "Sam", null, java.util.Optional.empty());

    assertThatThrownBy(() -> people.arrive(without))
        .isInstanceOfSatisfying(
            ProviderRefusal.class,
            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NO_ACCESS));
    assertThat(accounts.find("sam").orElseThrow().teamCodes()).isEmpty();

    assertThat(people.arrive(person("abc", "sam")).changed()).isTrue();
    assertThat(people.arrive(person("abc", "sam")).changed()).isFalse();
  }

  @Test
  void nobodyIsNewInAnAgencyWhoseStandingInDataSecurityHasLapsed() {
    people.arrive(person("known", "sam"));
    record(Assurance.Status.STANDARDS_MET, LocalDate.of(2020, 6, 30));
    try {
      assertThatThrownBy(() -> people.arrive(person("new", "alex")))
          .isInstanceOfSatisfying(
              ProviderRefusal.class,
              refusal -> assertThat(refusal.reason()).isEqualTo(Reason.AGENCY_NOT_ASSURED));
      assertThat(accounts.find("alex")).isEmpty();
      assertThat(people.arrive(person("known", "sam")).account().username())
          .as("who works there goes on")
          .isEqualTo("sam");
      record(Assurance.Status.NOT_MET, null);
      assertThatThrownBy(() -> people.arrive(person("new", "alex")))
          .isInstanceOf(ProviderRefusal.class);
      record(Assurance.Status.APPROACHING_STANDARDS, LocalDate.of(2999, 6, 30));
      assertThat(people.arrive(person("new", "alex")).account().username()).isEqualTo("alex");
    } finally {
      jdbc.sql("DELETE FROM agency_assurance").update();
    }
  }

  private void record(Assurance.Status status, LocalDate endsOn) {
    transaction.executeWithoutResult(done -> assurances.record("cnwl", status, endsOn, "somebody"));
  }

  private static Person person(String subject, String username) {
    return new Person(
        ISSUER,
        subject,
        username,
        "Sam",
        null,
        java.util.Optional.of(new Access("cnwl", Set.of("cnwl-discharge"), Set.of())));
  }

  @Test
  void homewardDoesNotStartWithRulesForTeamsThereAreNot() {
    Map<String, Object> settings =
        Map.of(
            "spring.main.banner-mode", "off",
            "server.port", "0",
            "homeward.oidc.issuer", "https://id.example.org",
            "homeward.oidc.client-id", "homeward",
            "homeward.oidc.mapping[0].claim", "groups",
            "homeward.oidc.mapping[0].value", "a",
            "homeward.oidc.mapping[0].team", "no-such-team");

    assertThatThrownBy(() -> start(settings)).hasMessageContaining("no-such-team");
  }

  @Test
  void homewardDoesNotStartIfNobodyCouldLogIn() {
    assertThatThrownBy(
            () -> start(Map.of("server.port", "0", "homeward.sign-in.local-accounts", "false")))
        .hasStackTraceContaining("Nobody could log in");
  }

  private static void start(Map<String, Object> settings) {
    Map<String, Object> all = new java.util.HashMap<>(TestDatabase.create().asProperties());
    all.putAll(settings);
    new SpringApplicationBuilder(SecuritySlice.class)
        .run(
            all.entrySet().stream()
                .map(each -> "--" + each.getKey() + "=" + each.getValue())
                .toArray(String[]::new))
        .close();
  }
}
