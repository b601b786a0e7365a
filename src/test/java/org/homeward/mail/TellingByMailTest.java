package org.homeward.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.homeward.agency.WorkingCalendar;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseNotices;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Housing officers hear by e-mail, through a real mail server, that there is something to do. */
@EnginelessTest
class TellingByMailTest {

  private static final String FORM = "form[data-hw-form]";
  private static final String GIVING = "form:has(input[name=to][type=radio])";
  private static final String ADDRESS = "aisha.khan@westminster.example";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired JdbcClient jdbc;
  @Autowired GreenMail server;
  @Autowired MailSending sending;
  @Autowired DailyMail daily;
  @Autowired CaseNotices notices;
  @Autowired WorkingCalendar calendar;
  @Autowired TransactionTemplate transaction;

  private String name;
  private CaseFile file;
  private Colleague housing;

  @BeforeEach
  void somebodyWithAnAddress() throws Exception {
    nobodyGetsAny();
    server.purgeEmailFromAllMailboxes();
    jdbc.sql("UPDATE user_account SET email = ? WHERE username = 'housing'")
        .param(ADDRESS)
        .update();
    name = Product.someName();
    file = work.start(name);
    jdbc.sql(
            "UPDATE person SET nhs_number = '9990000018' WHERE id = ? AND NOT EXISTS"
                + " (SELECT 1 FROM (SELECT nhs_number FROM person) p WHERE p.nhs_number = '9990000018')")
        .param(file.personId())
        .update();
    housing = product.logIn("housing");
  }

  @AfterEach
  void nobodyGetsAny() {
    for (String table : List.of("mail_outbox", "mail_choice", "mail_day", "mail_view")) {
      jdbc.sql("DELETE FROM " + table).update();
    }
    jdbc.sql("DELETE FROM agency_assurance").update();
    jdbc.sql("DELETE FROM task_view").update();
    jdbc.sql("UPDATE user_account SET email = NULL, email_administered = FALSE").update();
    jdbc.sql("UPDATE user_account SET enabled = TRUE WHERE username = 'housing'").update();
  }

  @Test
  void whatHappensWithinAMinuteIsOneEMailThatSaysNothingAboutAnybody() throws Exception {
    choose("AT_ONCE", "AT_ONCE", "NONE", "NONE");
    long first = given();
    long second = given();
    long noticed = tell();

    sending.sendAll();
    assertThat(received()).as("it waits a minute for more").isEmpty();
    product.wait(Duration.ofSeconds(61));
    inTwoCopies(sending::sendAll);

    List<String> all = received();
    assertThat(all).hasSize(1);
    String mail = all.getFirst();
    assertThat(mail)
        .contains("To: " + ADDRESS, "Subject: There is something for you in Homeward")
        .contains("https://homeward.example/tasks/" + first)
        .contains("https://homeward.example/tasks/" + second)
        .contains("https://homeward.example/notices/" + noticed)
        .contains("Auto-Submitted: auto-generated");
    assertSaysNothing(mail);
    sending.sendAll();
    assertThat(received()).as("once").hasSize(1);
    assertThat(jdbc.sql("SELECT COUNT(*) FROM mail_outbox").query(Integer.class).single()).isZero();

    assertThat(housing.open("/notices/" + noticed).path()).isEqualTo("/cases/" + file.reference());
    assertThat(product.logIn("employment").open("/notices/" + noticed).status()).isEqualTo(404);
  }

  @Test
  void whatIsTakenBackWithinTheMinuteIsNotTold() {
    choose("AT_ONCE", "AT_ONCE", "NONE", "NONE");
    long task = work.housingTask(file);
    Colleague colleague = product.logIn("housing-colleague");
    Page done =
        colleague.send(
            colleague.open("/tasks/assign?task=" + task), GIVING, Map.of("to", "housing"));
    assertThat(waiting()).as("one e-mail, as they chose for tasks").isEqualTo(1);
    String notice = "form[action$=/read]";
    Page told = housing.open("/notices");
    assertThat(told.text()).contains("A colleague gave you a task: ");
    assertThat(told.document().select("main a[href=/tasks/" + task + "]")).hasSize(1);
    housing.send(told, notice, Map.of());
    colleague.send(done, "form[action$=/undo]", Map.of());
    assertThat(waiting()).isZero();
    assertThat(housing.open("/notices").document().select("main a[href=/tasks/" + task + "]"))
        .isEmpty();

    housing.send(housing.open("/tasks/" + task), "form[action$=/claim]", Map.of());
    assertThat(waiting()).as("what one takes oneself is no news").isZero();
    assertThat(housing.open("/notices").document().select("main a[href=/tasks/" + task + "]"))
        .isEmpty();
  }

  @Test
  void aServerThatIsAwayIsTriedAgainAndWhatIsGivenUpIsSaid() {
    choose("AT_ONCE", "AT_ONCE", "NONE", "NONE");
    given();
    product.wait(Duration.ofSeconds(61));
    server.stop();
    sending.sendAll();
    assertThat(waiting()).isEqualTo(1);
    server.start();
    sending.sendAll();
    assertThat(received()).as("not before its pause is over").isEmpty();
    product.wait(Duration.ofMinutes(2));
    sending.sendAll();
    assertThat(received()).hasSize(1);

    given();
    server.stop();
    product.wait(Duration.ofMinutes(2));
    sending.sendAll();
    product.wait(Duration.ofHours(25));
    sending.sendAll();
    server.start();
    product.wait(Duration.ofHours(2));
    sending.sendAll();
    assertThat(received()).as("a day later nobody is told any more").isEmpty();
    Colleague admin = product.logIn("agency-admin");
    Page people = admin.open("/administration/people");
    assertThat(people.text())
        .contains(
            "E-mail that could not be sent for a day", "Aisha Khan 1 thing they were not told");
    assertThat(admin.open(people.linkWith("Aisha Khan")).text())
        .contains("The mail server could not be reached for a day: 1 thing");
  }

  @Test
  void whoHasNoAccountAnyMoreGetsNothing() {
    choose("AT_ONCE", "AT_ONCE", "NONE", "NONE");
    given();
    jdbc.sql("UPDATE user_account SET enabled = FALSE WHERE username = 'housing'").update();
    product.wait(Duration.ofSeconds(61));
    sending.sendAll();
    assertThat(received()).isEmpty();
    assertThat(waiting()).as("and it is forgotten").isZero();

    jdbc.sql("UPDATE user_account SET enabled = TRUE WHERE username = 'housing'").update();
    given();
    jdbc.sql(
            "INSERT INTO agency_assurance (agency_code, status, ends_on, recorded_at, recorded_by)"
                + " VALUES ('westminster-council', 'NOT_MET', NULL, CURRENT_TIMESTAMP, 'admin')")
        .update();
    product.wait(Duration.ofSeconds(61));
    sending.sendAll();
    nextMorning(LocalTime.of(7, 31));
    daily.writeAll();
    sending.sendAll();
    assertThat(received()).as("nor does anybody of an agency that has lapsed").isEmpty();
  }

  @Test
  void onceADayItSaysInNumbersWhatThereIsAndOnlyThen() throws Exception {
    long mine = given();
    jdbc.sql("INSERT INTO task_view (name, owner, query, saved_at) VALUES (?, 'housing', ?, ?)")
        .params("Everything of " + name, "view=mine", java.time.LocalDateTime.of(2026, 1, 1, 1, 1))
        .update();
    long view =
        jdbc.sql("SELECT MAX(id) FROM task_view WHERE owner = 'housing'")
            .query(Long.class)
            .single();
    Page page = housing.open("/notifications");
    assertThat(page.text()).contains("Your e-mail address: " + ADDRESS, "Everything of " + name);
    assertThat(page.document().select("input[checked][value=DAILY]"))
        .as("once a day, before anybody has chosen")
        .hasSize(4);
    Map<String, String> chosen = new HashMap<>();
    chosen.put("mailViews", String.valueOf(view));
    assertThat(housing.send(page, FORM, chosen).text()).contains("Your choice is saved");
    jdbc.sql("UPDATE user_account SET email = 'b@c.example' WHERE username = 'nobody'").update();

    nextMorning(LocalTime.of(7, 20));
    daily.writeAll();
    sending.sendAll();
    assertThat(received()).as("not before half past seven").isEmpty();
    work.housingTask(file);
    tell();
    jdbc.sql("UPDATE human_task SET due_at = ? WHERE task_key = ?")
        .params(
            java.time.LocalDateTime.ofInstant(
                product.now().plus(Duration.ofHours(2)), java.time.ZoneOffset.UTC),
            mine)
        .update();
    product.wait(Duration.ofMinutes(11));
    inTwoCopies(daily::writeAll);
    inTwoCopies(sending::sendAll);

    List<String> all = received();
    assertThat(all).as("one, and none to who has nothing to do").hasSize(1);
    String mail = all.getFirst();
    assertThat(mail)
        .containsPattern("Your tasks: [1-9]\\d* due today, \\d+ overdue")
        .containsPattern("A colleague gave you [1-9]\\d* task")
        .contains("news from your cases", "for your team")
        .containsPattern("A saved view of yours: \\d+ tasks?\\.")
        .contains("https://homeward.example/tasks/views/" + view + "/open");
    assertSaysNothing(mail);
    housing = product.logIn("housing");
    assertThat(housing.open("/tasks/views/" + view + "/open").path())
        .startsWith("/tasks?view=mine");

    product.wait(Duration.ofHours(3));
    daily.writeAll();
    sending.sendAll();
    assertThat(received()).as("once a day, also after a restart at ten").hasSize(1);

    LocalDate saturday = product.today();
    while (saturday.getDayOfWeek() != java.time.DayOfWeek.SATURDAY) {
      saturday = saturday.plusDays(1);
    }
    goTo(saturday, LocalTime.of(9, 0));
    daily.writeAll();
    sending.sendAll();
    assertThat(received()).as("not when nobody works").hasSize(1);

    housing = product.logIn("housing");
    choose("NONE", "NONE", "NONE", "NONE");
    jdbc.sql("DELETE FROM mail_view").update();
    nextMorning(LocalTime.of(8, 0));
    daily.writeAll();
    sending.sendAll();
    assertThat(received()).as("who wants none gets none").hasSize(1);
  }

  @Test
  void administratorsSayWhereSomebodyGetsEMail() {
    jdbc.sql("UPDATE user_account SET email = NULL").update();
    assertThat(housing.open("/notifications").text())
        .contains("Homeward does not know your e-mail address");
    Colleague admin = product.logIn("agency-admin");
    Page account =
        admin.open(admin.open("/administration/people?text=Aisha").linkWith("Aisha Khan"));
    assertThat(account.text()).contains("None: Homeward sends them no e-mail");
    Page form = admin.open(account.linkWith("Change the e-mail address"));
    for (String wrong :
        List.of("aisha", "a@b", "a@b.example, c@d.example", "a b@c.example", "<a@b.example>")) {
      Page refused = admin.send(form, FORM, Map.of("accountMail", wrong));
      assertThat(refused.status()).as(wrong).isEqualTo(400);
      assertThat(refused.document().select("input[name=accountMail]").val()).isEqualTo(wrong);
    }
    Page saved = admin.send(form, FORM, Map.of("accountMail", " " + ADDRESS + " "));
    assertThat(saved.text()).contains("The e-mail address is saved", ADDRESS);
    assertThat(housing.open("/notifications").text()).contains(ADDRESS);
    Page wrong = housing.send(housing.open("/notifications"), FORM, Map.of("mailTask", "HOURLY"));
    assertThat(wrong.status()).isEqualTo(400);
  }

  private void choose(String notice, String task, String team, String due) {
    Page saved =
        housing.send(
            housing.open("/notifications"),
            FORM,
            Map.of("mailNotice", notice, "mailTask", task, "mailTeam", team, "mailDue", due));
    assertThat(saved.text()).contains("Your choice is saved");
  }

  /** A colleague gives a new task to Aisha Khan. */
  private long given() {
    long task = work.housingTask(file);
    Colleague colleague = product.logIn("housing-colleague");
    colleague.send(colleague.open("/tasks/assign?task=" + task), GIVING, Map.of("to", "housing"));
    return task;
  }

  private long tell() {
    transaction.executeWithoutResult(
        status -> notices.tell(file, "Something happened to " + name, List.of()));
    return jdbc.sql("SELECT MAX(id) FROM case_notice").query(Long.class).single();
  }

  private int waiting() {
    return jdbc.sql("SELECT COUNT(*) FROM mail_outbox WHERE state = 'WAITING'")
        .query(Integer.class)
        .single();
  }

  private List<String> received() {
    return Arrays.stream(server.getReceivedMessages()).map(TellingByMailTest::raw).toList();
  }

  private static String raw(MimeMessage message) {
    return GreenMailUtil.getWholeMessage(message);
  }

  private void assertSaysNothing(String mail) {
    assertThat(mail)
        .doesNotContain(name, "Sam", file.reference(), "999", "Find a home", "Something happened")
        .doesNotContain("Aisha Khan", "base64", "quoted-printable");
  }

  private void nextMorning(LocalTime time) {
    LocalDate day = product.today().plusDays(1);
    while (!calendar.isWorkingDay(day, "westminster-council")) {
      day = day.plusDays(1);
    }
    goTo(day, time);
  }

  private void goTo(LocalDate day, LocalTime time) {
    ZonedDateTime then = day.atTime(time).atZone(WorkingCalendar.LONDON);
    product.wait(Duration.between(product.now(), then.toInstant()));
  }

  /** As two copies of Homeward do it, at the same moment. */
  private static void inTwoCopies(Runnable what) throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    List<Thread> copies = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      copies.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    both.countDown();
                    try {
                      both.await();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                    what.run();
                  }));
    }
    for (Thread copy : copies) {
      copy.join();
    }
  }
}
