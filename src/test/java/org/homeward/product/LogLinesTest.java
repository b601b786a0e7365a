package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EventAnswers;
import org.homeward.testsupport.PageClient;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.ProductTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people are called, what they type and who typed it stands in no line of the log, from INFO
 * upwards, also when something goes wrong.
 */
@ProductTest
@ExtendWith(OutputCaptureExtension.class)
class LogLinesTest {

  private static final String GIVEN_NAME = "Zebulonne";
  private static final String FAMILY_NAME = "Vexthorpewood";
  private static final String KNOWN_AS = "Zebbiekin";
  private static final String NHS_NUMBER = "9990008825";
  private static final String PHONE = "020 7946 0877";
  private static final String NOTE = "Quagmirestone must not know where she lives";
  private static final String TYPED_USERNAME = "z.quillfeather";
  private static final String PASSWORD = "Plumbago-Wickerwork-7";

  /** Also as they stand in addresses, and the names of who is at work. */
  private static final List<String> NEVER =
      List.of(
          GIVEN_NAME,
          FAMILY_NAME,
          KNOWN_AS,
          NHS_NUMBER,
          "999 000 8825",
          PHONE,
          PHONE.replace(" ", ""),
          "Quagmirestone",
          TYPED_USERNAME,
          PASSWORD,
          "socialwork",
          "Aisha Khan");

  @Autowired Product product;
  @Autowired JdbcClient jdbc;
  @Autowired Environment environment;

  @BeforeEach
  void theLogIsHeard(CapturedOutput log) {
    assertThat(LoggerFactory.getLogger("org.homeward").isInfoEnabled()).isTrue();
    assertThat(LoggerFactory.getLogger("org.example").isInfoEnabled()).isTrue();
    LoggerFactory.getLogger(LogLinesTest.class).info("The test begins");
    assertThat(log).contains("The test begins");
  }

  @Test
  void aJourneyAcrossAgenciesLeavesNobodysNameBehind(CapturedOutput log) {
    Colleague coordinator = product.logIn("coordinator");
    String reference = refer(coordinator);
    coordinator.screen(FAMILY_NAME);
    Map<String, String> ready = new HashMap<>(DelayedDischargeTest.ready(product.today()));
    ready.put("readyNote", NOTE);
    coordinator.finish("clinically ready", FAMILY_NAME, ready);
    Colleague housing = product.logIn("housing");
    housing.finish("Find a home", FAMILY_NAME, DelayedDischargeTest.home(product.today()));
    Colleague council = product.logIn("socialwork");
    council.open(council.taskFor("Arrange care", FAMILY_NAME));
    Page form = coordinator.open("/cases/" + reference + "/events/person-died");
    coordinator.send(form, "main form button", EventAnswers.death(product.today()));
    product.await(
        "the case is closed",
        () ->
            assertThat(
                    jdbc.sql("SELECT COUNT(*) FROM engine_outbox WHERE case_reference = ?")
                        .param(reference)
                        .query(Integer.class)
                        .single())
                .isZero());

    tellsNothing(log);
  }

  @Test
  void whatIsRefusedIsNotRepeated(CapturedOutput log) throws IOException {
    PageClient nobody = product.browser();
    Page login = nobody.get("/login");
    nobody.submit(
        login,
        login.form("input[name=password]"),
        Map.of("username", TYPED_USERNAME, "password", PASSWORD));
    Colleague coordinator = product.logIn("coordinator");
    for (String path :
        List.of(
            "/cases/" + FAMILY_NAME,
            "/" + FAMILY_NAME,
            "/people/" + FAMILY_NAME,
            "/tasks/" + FAMILY_NAME,
            "/tasks?after=" + FAMILY_NAME,
            "/cases?status=" + FAMILY_NAME + "&after=" + NHS_NUMBER,
            "/tasks?after=%FF" + FAMILY_NAME,
            "/vacancies?" + FAMILY_NAME + "=" + NHS_NUMBER,
            "/cases/" + FAMILY_NAME + ";" + NHS_NUMBER,
            "/referrals/new/" + FAMILY_NAME)) {
      assertThat(coordinator.open(path).status()).as(path).isLessThan(500);
    }
    Page start = coordinator.open("/referrals/new/delayed-discharge");
    assertThat(
            coordinator
                .send(
                    start,
                    "input[name=givenName]",
                    Map.of(
                        "givenName",
                        GIVEN_NAME,
                        "familyName",
                        FAMILY_NAME + "x".repeat(300),
                        "nhsNumber",
                        NHS_NUMBER + "1",
                        "dateOfBirth-day",
                        FAMILY_NAME,
                        "phone",
                        NOTE))
                .status())
        .isEqualTo(400);
    raw("GET /cases?search=<" + FAMILY_NAME + "> HTTP/1.1\r\nHost: localhost\r\n\r\n");
    raw("GET /cases/%zz" + FAMILY_NAME + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    raw("GET /" + FAMILY_NAME + "/../x HTTP/1.1\r\nHost: " + FAMILY_NAME + "<\r\n\r\n");
    raw(
        "GET /login HTTP/1.1\r\nHost: localhost\r\nCookie: homeward=a\"b\\"
            + FAMILY_NAME
            + "\r\nX(y: "
            + NHS_NUMBER
            + "\r\n\r\n");

    tellsNothing(log);
  }

  @Test
  void whatFailsIsToldWithoutWhatWasSent(CapturedOutput log) throws SQLException {
    Colleague coordinator = product.logIn("coordinator");
    Page form = coordinator.open("/referrals/new/delayed-discharge");
    asOwner("ALTER TABLE case_act RENAME COLUMN form_id TO form_gone");
    Page failed;
    try {
      failed =
          coordinator.send(form, "input[name=givenName]", referral(GIVEN_NAME, FAMILY_NAME, ""));
    } finally {
      asOwner("ALTER TABLE case_act RENAME COLUMN form_gone TO form_id");
    }

    assertThat(failed.status()).isEqualTo(500);
    String code = failed.text().replaceAll(".*Reference: ([0-9a-f]{8}).*", "$1");
    assertThat(log).contains("Problem " + code + " at POST /referrals/new/{pathwayId}");
    assertThat(log).contains("\tat org.homeward.casefile.");
    tellsNothing(log);
  }

  /** The application's account may not change tables. */
  private void asOwner(String sql) throws SQLException {
    try (Connection owner =
            DriverManager.getConnection(
                environment.getProperty("spring.datasource.url"),
                environment.getProperty("spring.flyway.user"),
                environment.getProperty("spring.flyway.password"));
        Statement statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void tellsNothing(CapturedOutput log) {
    assertThat(log.getAll().lines())
        .isNotEmpty()
        .allSatisfy(
            line -> assertThat(line).doesNotContainIgnoringCase(NEVER.toArray(String[]::new)));
  }

  private String refer(Colleague coordinator) {
    Page form = coordinator.open("/referrals/new/delayed-discharge");
    Page started =
        coordinator.send(
            form, "input[name=givenName]", referral(GIVEN_NAME, FAMILY_NAME, NHS_NUMBER));
    assertThat(started.path()).as(started.text()).startsWith("/cases/");
    return started.path().substring("/cases/".length());
  }

  private Map<String, String> referral(String givenName, String familyName, String nhsNumber) {
    Map<String, String> values = new HashMap<>();
    values.put("givenName", givenName);
    values.put("familyName", familyName);
    values.put("knownAs", KNOWN_AS);
    values.put("nhsNumber", nhsNumber);
    values.put("phone", PHONE);
    values.putAll(Product.date("dateOfBirth", LocalDate.of(1991, 5, 3)));
    values.put("ward", "cnwl-juniper-ward");
    values.putAll(Product.date("admissionDate", product.today().minusDays(30)));
    values.put("bedType", "200");
    values.put("legalStatus", "informal");
    values.put("borough", "westminster");
    values.put("accommodationBefore", "12");
    values.put("homelessnessRisk", "yes");
    return values;
  }

  /** Sends what no browser would. */
  private void raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", product.address().getPort());
        OutputStream out = socket.getOutputStream();
        InputStream in = socket.getInputStream()) {
      socket.setSoTimeout(5_000);
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      assertThat(in.read()).isNotEqualTo(-1);
    }
  }
}
