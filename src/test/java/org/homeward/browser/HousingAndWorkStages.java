package org.homeward.browser;

import static org.homeward.testsupport.Product.date;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.browser.Stages.View;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.HomeSearch;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;

/** People on the way to a supported home and to work, and the pages and tasks on it. */
final class HousingAndWorkStages {

  private final Product product;
  private final Colleague coordinator;
  private final Colleague employment;

  private final String atPanel;
  private final String searching;
  private final String nominated;
  private final String working;
  private final String panelTask;
  private final String choosing;
  private final String meeting;
  private final String release;
  private final String record;

  HousingAndWorkStages(Product product) {
    this.product = product;
    this.coordinator = product.logIn("coordinator");
    this.employment = product.logIn("employment");
    Colleague housing = product.logIn("housing");
    Colleague provider = product.logIn("provider");
    HomeSearch search = new HomeSearch(product);
    atPanel = search.refer("Osman");
    panelTask = housing.taskFor("Record what the panel decided", "Osman");
    nominated = search.search("Farouk");
    search.nominate("Farouk", "ebury-cluster-flat-a", "acton-green-studio-2");
    meeting = provider.taskFor("Meet the person", "Farouk");
    release = housing.open("/cases/" + nominated).linkWith("Change what they read", "Ebury");
    searching = search.search("Lindgren");
    choosing = housing.taskFor("Choose homes to nominate for", "Lindgren");
    working = refer("Petrov");
    employment.finish(
        "Check suitability",
        "Petrov",
        Map.of(
            "referralDecision", "take-on",
            "supportConsent", "yes",
            "empSupportInd", "Y",
            "adviser", "employment"));
    Map<String, String> contact = new HashMap<>(date("supportContactOn", product.today()));
    contact.put("supportContactResult", "reached");
    contact.put("supportContactHow", "01");
    contact.put("supportContactNote", "Wants to work again");
    employment.finish("Make first contact", "Petrov", contact);
    record = employment.taskFor("first employment record", "Petrov");
    refer("Quigley");
    employment.taskFor("Check suitability", "Quigley");
  }

  private String refer(String name) {
    Map<String, String> values = new HashMap<>(date("dateOfBirth", LocalDate.of(1993, 8, 21)));
    values.put("givenName", "Milan");
    values.put("familyName", name);
    values.put("borough", "westminster");
    values.put("consentToRefer", "yes");
    values.put("severeMentalIllness", "yes");
    Page started =
        coordinator.send(
            coordinator.open("/referrals/new/employment-advisor-referral"),
            "input[name=givenName]",
            values);
    return started.path().substring("/cases/".length());
  }

  List<View> views() {
    return List.of(
        view("panel", "housing", "Waiting for", "/panel"),
        view("task-panel", "housing", "Record what the panel", panelTask),
        view("task-choose-homes", "housing", "Choose homes", choosing),
        view("task-choose-print", "housing", "Choose homes", choosing + "/print"),
        new View("task-choose-homes-errors", "housing", "Choose", v -> Stages.send(v, choosing)),
        view("homes-that-fit", "housing", "Homes that", "/cases/" + searching + "/homes"),
        view("task-nomination", "provider", "Meet the person", meeting),
        new View("task-nomination-errors", "provider", "Meet", v -> Stages.send(v, meeting)),
        view("release", "housing", "Change what a provider", release),
        new View("release-errors", "housing", "Change", v -> Stages.send(v, release)),
        view("my-work-provider", "provider", "My work", "/tasks"),
        view("home-nominated", "provider", "Ebury", "/vacancies/ebury-cluster-flat-a"),
        view("case-placement", "housing", "Case overview", "/cases/" + nominated),
        view("case-placement-panel", "community", "Case overview", "/cases/" + atPanel),
        view("case-placement-provider", "provider", "Case overview", "/cases/" + nominated),
        view("map-placement", "housing", "Process map", "/cases/" + nominated + "/map"),
        view("task-employment-record", "employment", "Take the first", record),
        new View("task-employment-errors", "employment", "Take", v -> Stages.send(v, record)),
        view("case-employment", "employment", "Case overview", "/cases/" + working),
        view("map-employment", "employment", "Process map", "/cases/" + working + "/map"),
        view(
            "referral-placement",
            "community",
            "Supported living placement",
            "/referrals/new/supported-living-placement"),
        new View(
            "referral-placement-errors",
            "community",
            "Supported living placement",
            v -> Stages.send(v, "/referrals/new/supported-living-placement")),
        view("employment-caseloads-filled", "employment", "Employment", "/employment/caseloads"),
        view("employment-people-all", "employment", "People in", "/employment/people"),
        view(
            "employment-people-of-adviser",
            "employment",
            "People in",
            "/employment/people?adviser=employment"),
        view("bottlenecks", "manager", "Where people are stuck", "/bottlenecks"),
        view(
            "bottlenecks-borough",
            "manager",
            "Where people are stuck",
            "/bottlenecks?of=borough:westminster&by=ward&days=365"),
        view(
            "bottlenecks-pathway",
            "manager",
            "Where people are stuck",
            "/bottlenecks/supported-living-placement"),
        view(
            "bottlenecks-whole-map",
            "manager",
            "Where people are stuck",
            "/bottlenecks/delayed-discharge?order=overdue&size=whole"),
        new View(
            "bottlenecks-people",
            "manager",
            "People waiting at a step",
            v -> {
              v.open("/bottlenecks/delayed-discharge");
              v.page().locator("main td a[href*=bottlenecks]").first().click();
            }),
        view("reports", "manager", "Reports", "/reports"),
        view("flow", "manager", "Flow over time", "/reports/flow?days=365"),
        view(
            "flow-step",
            "manager",
            "Flow over time",
            "/reports/flow?pathway=delayed-discharge&step=find-home&of=borough:westminster&days=28"),
        view("reports-delay", "manager", "Delay", "/reports/delay?days=365"),
        view("reports-placement", "manager", "Placement", "/reports/placement?days=365"),
        view("hand-offs", "manager", "Who had the cases", "/reports/hand-offs?days=365"),
        view("cases-all-pathways", "manager", "Cases", "/cases"));
  }

  private static View view(String name, String user, String heading, String path) {
    return new View(name, user, heading, visitor -> visitor.open(path));
  }
}
