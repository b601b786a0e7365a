package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  // --- What people do ---------------------------------------------------------------------------

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
