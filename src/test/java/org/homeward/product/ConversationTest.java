package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseTeams;
import org.homeward.casefile.PartnerParts;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Talking on a case on Juniper Ward in which the council's housing and social care, a provider and
 * an employment partner have a part.
 */
@EnginelessTest
class ConversationTest {

  private static final String FORM = "form[data-hw-form]";
  private static final String TRUST = "cnwl";
  private static final String COUNCIL = "westminster-council";
  private static final String PROVIDER = "saffron-gate";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired CaseTeams teams;
  @Autowired CaseFiles cases;
  @Autowired PartnerParts parts;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private String name;
  private CaseFile file;
  private String address;
  private long task;
  private Colleague coordinator;
  private Colleague housing;
  private Colleague provider;

  @BeforeEach
  void aCaseWithManyInIt() {
    name = Product.someName();
    file = work.start(name);
    address = "/cases/" + file.reference();
    task = work.housingTask(file);
    transaction.executeWithoutResult(
        status -> {
          teams.involve(file.id(), "saffron-gate-team");
          teams.involve(file.id(), "footbridge-team");
        });
    coordinator = product.logIn("coordinator");
    housing = product.logIn("housing");
    provider = product.logIn("provider");
  }

  @Test
  void aCommentIsReadByThoseItsWriterChoseAndNobodyElse() {
    assertThat(offered(coordinator)).containsExactlyInAnyOrder(COUNCIL, PROVIDER, "footbridge");
    assertThat(offered(housing)).containsExactlyInAnyOrder(TRUST, PROVIDER, "footbridge");
    assertThat(offered(provider))
        .as("a partner learns of no other partner")
        .containsExactlyInAnyOrder(TRUST, COUNCIL);

    assertThat(say(coordinator, "Only we know this").path()).isEqualTo(address + "/comments");
    say(coordinator, "Council may know this", COUNCIL);
    say(housing, "All but the employment partner", TRUST, PROVIDER);
    say(provider, "From the provider", TRUST);

    reads(coordinator, "Only we know this", "Council may", "All but the", "From the provider");
    reads(product.logIn("ward"), "Only we know this", "Council may", "All but", "From the");
    reads(housing, "Council may know", "All but the");
    readsNot(housing, "Only we", "From the provider");
    reads(provider, "All but the employment partner", "From the provider");
    readsNot(provider, "Only we know", "Council may");
    Page ofEmployment = product.logIn("employment").open(address + "/comments");
    assertThat(ofEmployment.text())
        .as("nobody learns that there are comments")
        .contains("There are no comments you can read");
    assertThat(product.logIn("employment").open(address).text())
        .contains("There are no comments you can read")
        .doesNotContain("All comments");

    Page list = housing.open(address + "/comments");
    assertThat(list.document().select(".hw-comments__item").eachText().getFirst())
        .as("newest first, with who can read it")
        .contains("Aisha Khan, Westminster", "All but the", "Can be read by: Westminster");
    assertThat(list.document().select(".hw-comments__item").eachText().getFirst())
        .contains("Saffron Gate", "Central and North West London");
    assertThat(provider.open(address + "/comments").text()).doesNotContain("Footbridge");

    assertThat(product.logIn("coordinator2").open(address + "/comments").status()).isEqualTo(404);
    assertThat(product.logIn("housing2").open(address + "/comments/new").status()).isEqualTo(404);
    assertThat(actions("housing")).contains("comment.written", "read.case.comments");
  }

  @Test
  void partnersAreKeptApartAndNothingTypedIsLost() {
    Page form = coordinator.open(address + "/comments/new");
    Page empty = coordinator.send(form, FORM, Map.of());
    assertThat(empty.status()).isEqualTo(400);
    assertThat(errors(empty)).containsExactly("Enter what you want to say");
    Page two = say(coordinator, "For both of you", PROVIDER, "footbridge");
    assertThat(two.status()).isEqualTo(400);
    assertThat(errors(two)).singleElement().asString().startsWith("Select one voluntary sector");
    assertThat(two.document().select("textarea").text()).isEqualTo("For both of you");
    assertThat(two.document().select("input[type=checkbox][checked]")).hasSize(2);
    assertThat(say(coordinator, "x".repeat(2001)).status()).isEqualTo(400);
    assertThat(say(provider, "To others", "footbridge").status())
        .as("an agency that is not offered")
        .isEqualTo(400);
    say(coordinator, "Pressed twice");
    say(coordinator, "Pressed twice");
    assertThat(comments(coordinator)).hasSize(1);
    assertThat(coordinator.open(address + "/comments").document().html())
        .doesNotContain("For both of you");
  }

  @Test
  void whoseAgencyIsNotInTheCaseAnyMoreReadsNothing() {
    say(coordinator, "For the provider @provider", PROVIDER);
    say(coordinator, "For the council", COUNCIL);
    assertThat(provider.open("/notices").text()).contains("mentioned you in a comment", name);
    reads(provider, "For the provider");

    transaction.executeWithoutResult(status -> parts.end(file, PROVIDER, "Your part is over"));
    assertThat(provider.open(address + "/comments").status()).isEqualTo(404);
    assertThat(provider.open("/notices").text())
        .doesNotContain("mentioned you in a comment")
        .contains("Your part is over");
    assertThat(coordinator.open(address + "/comments").text())
        .contains("no longer: their part is over");
    assertThat(offered(coordinator)).containsExactlyInAnyOrder(COUNCIL, "footbridge");

    reads(housing, "For the council");
    withdrawConsentTo(COUNCIL);
    assertThat(housing.open(address + "/comments").status()).isEqualTo(404);
    assertThat(housing.open("/tasks/" + task).text()).doesNotContain("For the council");
    assertThat(offered(coordinator)).containsExactly("footbridge");

    // Whoever still had a part in it: that they agreed counts at the moment of reading.
    transaction.executeWithoutResult(status -> teams.involve(file.id(), "westminster-housing"));
    assertThat(housing.open(address).status()).isEqualTo(200);
    assertThat(housing.open(address).text()).doesNotContain("For the council");
    assertThat(housing.open(address + "/comments").status()).isEqualTo(404);
    assertThat(housing.open(address + "/comments/new").status()).isEqualTo(404);
  }

  @Test
  void whoIsMentionedIsToldAndNobodyElse() {
    Page sent = say(coordinator, "@aisha KHAN, can you ring me? a@b.example @ 5pm", COUNCIL);
    assertThat(sent.text()).contains("Your comment is saved", "Told: Aisha Khan");
    Page work = housing.open("/tasks");
    assertThat(work.document().select(".hw-notices").text())
        .contains("Priya Raman, Central and North West London", "mentioned you in a comment", name);
    assertThat(product.logIn("housing-colleague").open("/notices").text())
        .doesNotContain("mentioned you in a comment");
    String link =
        work.document().select(".hw-notices a[href*=" + file.reference() + "]").attr("href");
    assertThat(link).matches(address + "/comments\\?before=\\d+#comment-\\d+");
    Page comment = housing.open(link.substring(0, link.indexOf('#')));
    assertThat(comment.document().select(link.substring(link.indexOf('#'))).text())
        .contains("can you ring me?");
    Page read = housing.send(work, ".hw-notices form button", Map.of());
    assertThat(read.text()).contains("Marked as read");
    assertThat(housing.open("/notices").text()).contains("mentioned you in a comment");

    refused("@Aisha Khan please", "Aisha Khan works for Westminster", "Select it below");
    refused("@Elin Morgan please", "@Elin Morgan is nobody who can be told here", "You can tell");
    refused("@housing2 please", "@housing2 is nobody");
    refused("@Nad please", "@Nad is nobody", "You can tell: Nadia Petrova");
    jdbc.sql(
            """
            UPDATE user_account SET display_name = 'Aisha Khan' WHERE username = 'housing-colleague'
            """)
        .update();
    try {
      Page two = say(coordinator, "@Aisha Khan, hello", COUNCIL);
      assertThat(errors(two))
          .singleElement()
          .asString()
          .contains("More than one person", "@housing for Aisha", "@housing-colleague for Aisha");
      say(coordinator, "@housing-colleague, hello.", COUNCIL);
      assertThat(product.logIn("housing-colleague").open("/tasks").text())
          .contains("mentioned you in a comment", name);
    } finally {
      jdbc.sql(
              """
              UPDATE user_account SET display_name = 'Bela Fonseca'
              WHERE username = 'housing-colleague'
              """)
          .update();
    }
    assertThat(errors(say(provider, "@Leon Baptiste hello")))
        .as("a partner cannot find out who works for another")
        .singleElement()
        .asString()
        .startsWith("@Leon Baptiste is nobody")
        .contains("Priya Raman")
        .doesNotContain("You can tell: Leon");
  }

  @Test
  void aCommentStandsAtTheTaskItWasWrittenAt() {
    Page page = housing.open("/tasks/" + task);
    Page form = housing.open(page.linkWith("Write a comment"));
    Page back = housing.send(form, FORM, Map.of("commentWords", "Viewing\non Friday"));
    assertThat(back.path()).isEqualTo("/tasks/" + task);
    assertThat(back.text()).contains("Viewing", "Written at this task");
    assertThat(comments(housing).getFirst()).doesNotContain("Written at this task");
    long other = work.housingTask(work.start(Product.someName()));
    Page elsewhere = housing.open(address + "/comments/new?task=" + other);
    assertThat(elsewhere.document().select("input[name=task]")).isEmpty();
    for (int i = 0; i < 25; i++) {
      say(housing, "Number " + i + ".");
    }
    assertThat(housing.open(address).document().select(".hw-comments__item")).hasSize(3);
    Page list = housing.open(address + "/comments");
    assertThat(list.document().select(".hw-comments__item")).hasSize(20);
    Page older = housing.open(list.document().select("a[rel=next]").attr("href"));
    assertThat(older.document().select(".hw-comments__item").eachText().getLast())
        .contains("Viewing");
    assertThat(older.document().select(".hw-comments__item")).hasSize(6);
  }

  @Test
  void itsWriterStrikesACommentThroughAndTheRecordKeepsIt() {
    say(coordinator, "Wrong person, sorry", COUNCIL);
    for (Colleague who : List.of(coordinator, housing)) {
      assertThat(searched(who, "sorry wrong").text()).contains(file.reference());
    }
    for (String text : List.of("sorry someone", "rong person", "wrong in the case")) {
      assertThat(searched(housing, text).text()).as(text).doesNotContain(file.reference());
    }
    assertThat(searched(provider, "wrong person").text())
        .as("nobody finds a case by what is not for them")
        .doesNotContain(file.reference());
    Page list = coordinator.open(address + "/comments");
    String strike = list.linkWith("Strike through");
    assertThat(product.logIn("ward").open(strike).status()).isEqualTo(404);
    assertThat(housing.open(strike).status()).isEqualTo(404);
    assertThat(housing.open(address + "/comments").findLinkWith("Strike through")).isEmpty();

    Page confirm = coordinator.open(strike);
    assertThat(errors(coordinator.send(confirm, FORM, Map.of())))
        .containsExactly("Enter why you strike it through");
    Page done = coordinator.send(confirm, FORM, Map.of("strikeReason", "In the wrong case"));
    assertThat(done.text()).contains("The comment is struck through", "In the wrong case");
    assertThat(done.document().select("s").text()).isEqualTo("Wrong person, sorry");
    assertThat(housing.open(address + "/comments").text())
        .contains("Struck through by its writer", "In the wrong case")
        .doesNotContain("Wrong person, sorry");
    assertThat(searched(coordinator, "wrong person").text())
        .as("what is struck through finds nothing")
        .doesNotContain(file.reference());
    assertThat(coordinator.send(confirm, FORM, Map.of("strikeReason", "Again")).status())
        .isEqualTo(409);
    assertThat(actions("coordinator")).contains("comment.struck");

    say(coordinator, "Last words", COUNCIL);
    Page open = coordinator.open(address + "/comments/new");
    cases.close(file.reference(), "Over");
    reads(coordinator, "Last words");
    reads(housing, "Last words");
    assertThat(coordinator.open(address + "/comments").findLinkWith("Write a comment")).isEmpty();
    assertThat(coordinator.open(address + "/comments/new").status()).isEqualTo(409);
    assertThat(coordinator.send(open, FORM, Map.of("commentWords", "Late")).status())
        .isEqualTo(409);
  }

  // --- Questions to another agency --------------------------------------------------------------

  @Test
  void anotherAgencyIsAskedAndAnswersAndTheTwoOfThemKnow() {
    Page form = coordinator.open(address + "/questions/new");
    assertThat(form.document().select("select[name=questionTeam] option").eachAttr("value"))
        .contains("westminster-housing", "saffron-gate-team", "footbridge-team")
        .doesNotContain("cnwl-discharge", "ealing-housing");
    assertThat(form.document().select("input[name=questionDays]").val()).isEqualTo("2");
    assertThat(
            product
                .logIn("provider")
                .open(address + "/questions/new")
                .document()
                .select("select[name=questionTeam] option")
                .eachAttr("value"))
        .as("a partner asks the coordinating team and the council, no other partner")
        .contains("cnwl-discharge", "westminster-housing")
        .doesNotContain("footbridge-team", "cnwl-juniper-ward");
    Page wrong =
        coordinator.send(
            form, FORM, Map.of("questionWords", "Is the flat free?", "questionDays", "21"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(errors(wrong)).hasSize(2).first().isEqualTo("Select whom you ask");
    assertThat(wrong.document().select("textarea").text()).isEqualTo("Is the flat free?");

    String question = ask("Is the flat free?");
    assertThat(ask("Is the flat free?")).as("sent twice").isEqualTo(question);
    assertThat(housing.open("/tasks").document().select(".hw-notices").text())
        .contains("Priya Raman, Central", "asks your team a question");
    assertThat(count("first_read_at IS NOT NULL")).isZero();
    Page list = housing.open("/questions");
    assertThat(list.text()).contains("Is the flat free?", name);
    assertThat(housing.open(question).text()).contains("Is the flat free?", "working days");
    assertThat(count("first_read_at IS NOT NULL")).isEqualTo(1);
    assertThat(housing.open(address).text())
        .contains("Is the flat free?", "Asked Westminster")
        .contains("a question");
    for (String other : List.of("provider", "employment")) {
      Colleague colleague = product.logIn(other);
      assertThat(colleague.open(question).status()).as(other).isEqualTo(404);
      assertThat(colleague.open(address).document().select("main").text())
          .as(other)
          .doesNotContain("Is the flat free?")
          .doesNotContain("Asked Westminster");
      assertThat(colleague.open("/questions").text()).doesNotContain("Is the flat free?");
    }
    assertThat(product.logIn("coordinator2").open(question).status()).isEqualTo(404);
    assertThat(coordinator.open(question).document().select("textarea"))
        .as("who asked does not answer")
        .isEmpty();

    jdbc.sql("UPDATE case_question SET due_at = asked_at WHERE case_id = ?")
        .param(file.id())
        .update();
    product.wait(Duration.ofSeconds(2));
    assertThat(housing.open("/questions").document().select(".hw-due--overdue").text())
        .contains("overdue");

    Page page = housing.open(question);
    Colleague colleague = product.logIn("housing-colleague");
    Page theirs = colleague.open(question);
    assertThat(errors(housing.send(page, FORM, Map.of()))).containsExactly("Enter your answer");
    List<Integer> statuses =
        Stream.of(Map.entry(housing, page), Map.entry(colleague, theirs))
            .map(
                one ->
                    CompletableFuture.supplyAsync(
                        () ->
                            one.getKey()
                                .send(
                                    one.getValue(),
                                    FORM,
                                    Map.of("answerWords", "From Monday, second floor"))
                                .status()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted()
            .toList();
    assertThat(statuses).as("of two answers one counts").containsExactly(200, 409);
    assertThat(coordinator.open("/tasks").document().select(".hw-notices").text())
        .contains("answered your question");
    assertThat(coordinator.open("/questions?view=asked").text()).contains("Answered by");
    assertThat(coordinator.open(address).text()).contains("From Monday, second floor");
    assertThat(housing.open("/questions").text()).doesNotContain("Is the flat free?");
    assertThat(coordinator.open(question + "/withdraw").status()).isEqualTo(409);
    assertThat(
            jdbc.sql("SELECT title FROM timeline_entry WHERE case_id = ?")
                .param(file.id())
                .query(String.class)
                .list())
        .as("without the words")
        .allSatisfy(title -> assertThat(title).doesNotContain("flat", "Monday"));
  }

  @Test
  void aQuestionEndsWithoutAnAnswerWhenNobodyIsThereToGiveOne() {
    String withdrawn = ask("First question?");
    assertThat(housing.open(withdrawn + "/withdraw").status()).isEqualTo(404);
    Page confirm = coordinator.open(withdrawn + "/withdraw");
    assertThat(coordinator.send(confirm, FORM, Map.of()).text())
        .contains("The question is withdrawn", "Withdrawn by those who asked");
    assertThat(housing.open(withdrawn).text()).contains("Withdrawn by those who asked");

    String toProvider = ask("Second question?", "saffron-gate-team");
    Page answering = provider.open(toProvider);
    transaction.executeWithoutResult(status -> parts.end(file, PROVIDER, "Your part is over"));
    assertThat(provider.open(toProvider).status()).isEqualTo(404);
    assertThat(provider.send(answering, FORM, Map.of("answerWords", "Late")).status())
        .isEqualTo(404);
    assertThat(provider.open("/questions").text()).doesNotContain("Second question?");
    assertThat(coordinator.open(toProvider).text()).contains("There will be no answer: the part");
    assertThat(coordinator.open("/notices").text()).contains("Your question will not be answered");

    String last = ask("Third question?");
    Page open = housing.open(last);
    cases.close(file.reference(), "Over");
    assertThat(housing.send(open, FORM, Map.of("answerWords", "Late")).status()).isEqualTo(409);
    assertThat(housing.open(last).text()).contains("the case was closed");
    assertThat(coordinator.open(address + "/questions/new").status()).isEqualTo(409);
    assertThat(coordinator.open(address + "/questions").text())
        .contains("First question?", "Second question?", "Third question?");
    assertThat(actions("coordinator")).contains("question.asked", "question.withdrawn");
  }

  private String ask(String words) {
    return ask(words, "westminster-housing");
  }

  private String ask(String words, String team) {
    Page form = coordinator.open(address + "/questions/new");
    Page asked = coordinator.send(form, FORM, Map.of("questionTeam", team, "questionWords", words));
    assertThat(asked.path()).as(asked.text()).isEqualTo(address + "/questions");
    return asked.linkWith(words);
  }

  private int count(String condition) {
    return jdbc.sql("SELECT COUNT(*) FROM case_question WHERE case_id = ? AND " + condition)
        .param(file.id())
        .query(Integer.class)
        .single();
  }

  // --- What people do ---------------------------------------------------------------------------

  private static Page searched(Colleague who, String text) {
    return who.send(who.open("/cases"), "form[action$=/cases/search]", Map.of("text", text));
  }

  private Page say(Colleague who, String words, String... readers) {
    Page form = who.open(address + "/comments/new");
    Map<String, String> values = new HashMap<>();
    values.put("commentWords", words);
    List<String> chosen = List.of(readers);
    form.document()
        .select("input[name=commentReaders]")
        .forEach(
            box -> {
              if (chosen.contains(box.val())) {
                box.attr("checked", "checked");
              }
            });
    if (form.document()
        .select("input[name=commentReaders]")
        .eachAttr("value")
        .containsAll(chosen)) {
      return who.send(form, FORM, values);
    }
    values.put("commentReaders", chosen.getFirst());
    return who.send(form, FORM, values);
  }

  private List<String> offered(Colleague who) {
    return who.open(address + "/comments/new")
        .document()
        .select("input[name=commentReaders]")
        .eachAttr("value");
  }

  private List<String> comments(Colleague who) {
    return who.open(address + "/comments").document().select(".hw-comments__item").eachText();
  }

  private void reads(Colleague who, String... words) {
    assertThat(String.join("\n", comments(who))).contains(words);
  }

  private void readsNot(Colleague who, String... words) {
    assertThat(who.open(address + "/comments").document().html()).doesNotContain(words);
    assertThat(who.open(address).document().html()).doesNotContain(words);
  }

  private void refused(String words, String... because) {
    Page page = say(coordinator, words, PROVIDER);
    assertThat(page.status()).isEqualTo(400);
    assertThat(errors(page)).singleElement().asString().contains(because);
    assertThat(page.document().select("textarea").text()).isEqualTo(words);
  }

  private void withdrawConsentTo(String agency) {
    Page form = coordinator.open(address + "/consent/new?purpose=sharing-council&agency=" + agency);
    LocalDate today = product.today();
    Map<String, String> values = new HashMap<>(Product.date("consentSaidOn", today));
    values.put("consentDecision", "refused");
    values.put("consentBasis", "person");
    values.put("consentHow", "spoken");
    assertThat(coordinator.send(form, FORM, values).path()).isEqualTo(address + "/consent");
  }

  private static List<String> errors(Page page) {
    return page.document().select(".nhsuk-error-summary a").eachText();
  }

  private List<String> actions(String username) {
    return jdbc.sql("SELECT action FROM audit_entry WHERE username = ? AND person_id = ?")
        .params(username, file.personId())
        .query(String.class)
        .list();
  }
}
