package org.homeward.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.PageClient;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.ProductTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A pathway is content: one that Homeward has never heard of is put into the folder, read on an
 * administrator's command while the product runs, and worked from its start page to the closed
 * case. No Java was written for it.
 */
@ProductTest
class ExtraPathwayTest {

  private static final Path EXTRA = Path.of("src", "test", "resources", "extra-pathway");
  private static final Path FOLDER = temporaryFolder();
  private static final String PART = "processes/home-visit/seeing.bpmn";
  private static final String ADMINISTRATION = "/administration/pathways";

  @Autowired Product product;

  private Colleague admin;
  private String name;

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("pathways");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @DynamicPropertySource
  static void folder(DynamicPropertyRegistry properties) {
    properties.add("homeward.pathways.folder", FOLDER::toString);
  }

  @BeforeEach
  void begin() {
    admin = product.logIn("admin");
    name = Product.someName();
  }

  @Test
  void isWorkedFromStartPageToClosedCase() throws IOException {
    place();
    assertThat(readFolder())
        .contains("The folder has been read", "Home visit", "From the folder", "Version");
    Colleague community = product.logIn("community");
    assertThat(header(community))
        .as("for roles that could start nothing before")
        .contains("Start a referral");
    String reference = start(community);
    String casePage = "/cases/" + reference;
    assertThat(readFolder()).containsPattern("Home visit home-visit .* Open cases [1-9]");

    String task = community.taskFor("Agree a day for the visit", name);
    assertThat(community.open(task).text())
        .as("the decision table gives the time, the start form what is shown")
        .contains("Due in 2 working days", "Stairs and heating", "Visit the home (community team)");
    assertThat(community.open(casePage).text())
        .contains("Visiting Now", "Putting right Not started");
    PageClient.Page map = community.open(casePage + "/map");
    assertThat(map.text()).contains("Agree a day for the visit", "Visit the home", "See the home");
    assertThat(map.document().select("main svg")).isNotEmpty();
    community.finish("Agree a day", name, Product.date("visitOn", product.today()));
    task = community.taskFor("Visit the home", name);
    assertThat(community.open(task).text()).as("due on the day agreed").contains("Due today");

    product.wait(Duration.ofDays(2));
    Colleague manager = product.logIn("manager");
    manager.taskFor("See why the home was not visited", name);
    community = product.logIn("community");
    assertThat(community.open(casePage).text()).contains("Escalated to CNWL managers");

    Map<String, String> report = new HashMap<>(Product.date("visitedOn", product.today()));
    report.put("homeState", "needs-work");
    PageClient.Page visit = community.open(community.taskFor("Visit the home", name));
    assertThat(community.send(visit, "button[value=finish]", report).text())
        .as("a question that applies")
        .contains("Enter what has to be put right");
    report.put("workNeeded", "The boiler");
    community.finish("Visit the home", name, report);

    Colleague housing = product.logIn("housing");
    task = housing.taskFor("Put the home right", name);
    assertThat(manager.open("/tasks").text()).as("the part has ended").doesNotContain(reference);
    assertThat(housing.open(task).text()).contains("Due in 5 working days", "The boiler");
    assertThat(housing.open(casePage).text()).contains("Putting right Now");
    housing.finish("Put the home right", name, Product.date("putRightOn", product.today()));

    Colleague seeing = community;
    product.await(
        "the case is closed",
        () ->
            assertThat(seeing.open(casePage).text())
                .contains(
                    "Closed",
                    "The home was put right",
                    "Finished: Put the home right",
                    "Finished: Visit the home",
                    "Finished: Agree a day for the visit",
                    "Home visit started"));
    assertThat(seeing.open(casePage + "/map").status()).isEqualTo(200);
  }

  @Test
  void canBeCalledOffWhileTheHomeIsToBeSeen() throws IOException {
    place();
    readFolder();
    Colleague community = product.logIn("community");
    String reference = start(community);
    community.taskFor("Agree a day for the visit", name);
    Colleague ward = product.logIn("ward");
    assertThat(ward.open("/cases/" + reference).text()).contains("not needed any more");
    PageClient.Page page = ward.open("/cases/" + reference + "/events/home-visit-called-off");
    ward.send(page, "main form button", Map.of("calledOffReason", "elsewhere"));
    assertThat(community.open("/tasks").document().select("main a[href^=/tasks/]").text())
        .as("at once")
        .doesNotContain(name);
    product.await(
        "the case is closed",
        () ->
            assertThat(ward.open("/cases/" + reference).text())
                .contains("Closed", "The visit was called off"));
  }

  @Test
  void aFaultChangesNothingAndAChangeOnlyCasesToCome() throws IOException {
    place();
    readFolder();
    Colleague community = product.logIn("community");
    start(community);
    community.taskFor("Agree a day for the visit", name);

    change(PART, "formId=\"home-visit-report\"", "formId=\"home-visit-reprot\"");
    assertThat(readFolder())
        .contains(
            "1 refused",
            PART + ", visit-home: its form: there is no form home-visit-reprot",
            "Nothing has changed for this pathway");
    String first = name;
    name = Product.someName();
    start(community);
    community.taskFor("Agree a day for the visit", name);

    place();
    change(PART, "Agree a day for the visit", "Agree a day and a time");
    assertThat(readFolder()).contains("1 taken");
    name = Product.someName();
    start(community);
    community.taskFor("Agree a day and a time", name);
    community.finish("Agree a day for the visit", first, Product.date("visitOn", product.today()));
    community.taskFor("Visit the home", first);
  }

  @Test
  void onlyAdministratorsMayRead() {
    Colleague coordinator = product.logIn("coordinator");
    assertThat(coordinator.open(ADMINISTRATION).status()).isEqualTo(403);
    assertThat(header(coordinator)).contains("My work").doesNotContain("Administration");
    assertThat(header(admin)).contains("Administration");
  }

  @Test
  void byTwoPeopleAtTheirBrowsers() throws IOException {
    place();
    try (Visitor administrator = Visitor.to(product).logIn("admin");
        Visitor community = Visitor.to(product).logIn("community")) {
      Page page = administrator.page();
      page.locator("header").getByText("Administration").click();
      page.locator("nav.hw-subnav").getByText("Pathways").click();
      administrator.press("Read the folder again");
      assertThat(administrator.text()).contains("The folder has been read", "Home visit");

      change(PART, "candidateGroups=\"manager\"", "candidateGroups=\"managers\"");
      administrator.press("Read the folder again");
      assertThat(administrator.text()).contains("Refused", "the role \"managers\" is unknown");
      assertThat(Accessibility.violations(page)).isEmpty();
      ScreenSize.WIDE.picture(page, Path.of("target", "pictures", "pathways.png"));
      ScreenSize.NARROW.picture(page, Path.of("target", "pictures", "pathways-phone.png"));
      page.setViewportSize(320, 640);
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
      assertThat(Accessibility.violations(page)).isEmpty();

      community.open("/referrals/new/home-visit");
      community
          .fill("givenName", "Sam")
          .fill("familyName", name)
          .date("dateOfBirth", LocalDate.of(1991, 5, 3))
          .select("ward", "cnwl-juniper-ward")
          .select("borough", "westminster")
          .choose("howSoon", "later")
          .fill("whyVisit", "Whether the lift works")
          .press("Start the case");
      String casePage = community.path();
      community
          .openTask("Agree a day for the visit", name)
          .date("visitOn", product.today())
          .finish()
          .openTask("Visit the home", name)
          .date("visitedOn", product.today());
      assertThat(community.shows("workNeeded")).as("before it applies").isFalse();
      community.choose("homeState", "fit").finish();
      community.waitFor(casePage, "Closed", "The home is fit to live in");
      community.assertNoComplaints();
      administrator.assertNoComplaints();
    }
  }

  private static String header(Colleague who) {
    return who.open("/tasks").document().select("header").text();
  }

  private String readFolder() {
    PageClient.Page page = admin.open(ADMINISTRATION);
    PageClient.Page read = admin.send(page, "form[action$=/read]", Map.of());
    assertThat(read.status()).as(read.text()).isEqualTo(200);
    return read.text();
  }

  private String start(Colleague who) {
    Map<String, String> values = new HashMap<>();
    values.put("givenName", "Sam");
    values.put("familyName", name);
    values.putAll(Product.date("dateOfBirth", LocalDate.of(1991, 5, 3)));
    values.put("ward", "cnwl-juniper-ward");
    values.put("borough", "westminster");
    values.put("howSoon", "this-week");
    values.put("whyVisit", "Stairs and heating");
    PageClient.Page form = who.open("/referrals/new/home-visit");
    PageClient.Page started = who.send(form, "input[name=givenName]", values);
    assertThat(started.path()).as(started.text()).startsWith("/cases/");
    return started.path().substring("/cases/".length());
  }

  /** Puts the pathway into the folder as it was written. */
  private static void place() throws IOException {
    try (Stream<Path> files = Files.walk(EXTRA)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = FOLDER.resolve(EXTRA.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static void change(String file, String text, String replacement) throws IOException {
    Path path = FOLDER.resolve(file);
    String before = Files.readString(path);
    assertThat(before).contains(text);
    Files.writeString(path, before.replace(text, replacement));
  }
}
