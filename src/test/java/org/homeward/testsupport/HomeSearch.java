package org.homeward.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.testsupport.Product.date;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.homeward.testsupport.PageClient.Page;

/** What colleagues do to find somebody a home with support. */
public final class HomeSearch {

  /** What no provider is told. */
  public static final String KEPT_BACK = "Fire in a kitchen in 2019, see the notes";

  /** What providers are told of risks. */
  public static final String RELEASED = "Checks on the cooker each evening help";

  private final Product product;
  private final Colleague community;
  private final Colleague housing;
  private final Colleague socialWork;

  /**
   * @param product where they work
   */
  public HomeSearch(Product product) {
    this.product = product;
    this.community = product.logIn("community");
    this.housing = product.logIn("housing");
    this.socialWork = product.logIn("socialwork");
  }

  /**
   * Refers somebody from the community and puts them on a panel's agenda.
   *
   * @param name the person's family name
   * @return the reference of the case
   */
  public String refer(String name) {
    Map<String, String> referral = new HashMap<>(date("dateOfBirth", LocalDate.of(1988, 2, 11)));
    referral.put("givenName", "Alex");
    referral.put("familyName", name);
    referral.put("placementOrigin", "community");
    referral.put("borough", "westminster");
    referral.put("referrerRole", "community-team");
    referral.put("accommodationBefore", "18");
    referral.put("wishes", "A quiet room, near the mosque");
    referral.put("employmentInterest", "no");
    referral.put("accommodationCapacity", "yes");
    referral.put("consentToCouncil", "yes");
    referral.put("consentRecordedBy", "Grace Lindqvist, nurse");
    Page form = community.open("/referrals/new/supported-living-placement");
    Page started = community.send(form, "input[name=givenName]", referral);
    assertThat(started.path()).as(started.text()).startsWith("/cases/");

    Map<String, String> needs = new HashMap<>();
    needs.put("supportLevel", "medium");
    needs.put("supportNeeds", "Help with money and cooking");
    needs.put("mobilityNeeds", "none");
    needs.put("selfContainedNeeded", "no");
    needs.put("genderWanted", "any");
    needs.put("petsNeeded", "no");
    needs.put("riskSummary", KEPT_BACK);
    needs.put("releasedRisk", RELEASED);
    needs.put("consentToProviders", "yes");
    needs.put("section117", "no");
    needs.put("careEntitlement", "care-act");
    needs.put("publicFunds", "yes");
    community.finish("Describe needs", name, needs);
    housing.finish("Check the referral", name, Map.of("screeningDecision", "to-panel"));
    Map<String, String> agenda = new HashMap<>(date("panelDate", product.today()));
    agenda.put("panelName", "Supported housing panel");
    housing.finish("Put the referral on a panel agenda", name, agenda);
    return started.path().substring("/cases/".length());
  }

  /**
   * Refers somebody from the community and brings them through panel and funding.
   *
   * @param name the person's family name
   * @return the reference of the case
   */
  public String search(String name) {
    String reference = refer(name);
    LocalDate today = product.today();
    Map<String, String> panel = new HashMap<>(date("panelDecidedOn", today));
    panel.put("panelDecision", "approve");
    panel.put("supportLevel", "medium");
    panel.put("panelNote", "Approved for medium support");
    housing.finish("Record what the panel decided", name, panel);
    Map<String, String> funding = new HashMap<>(date("fundingAgreedOn", today));
    funding.put("fundingDecision", "agreed");
    funding.put("placementFunding", "care-act");
    funding.put("fundingShare", "100");
    socialWork.finish("Agree the funding", name, funding);
    funding.put("placementFunding", "housing-benefit");
    housing.finish("Agree the funding", name, funding);
    return reference;
  }

  /**
   * Nominates a person for homes.
   *
   * @param name the person's family name
   * @param homes codes of the homes
   */
  public void nominate(String name, String... homes) {
    Page page = housing.open(housing.taskFor("Choose homes to nominate for", name));
    tick(page, "nominatedUnits", homes);
    tick(page, "releaseChecked", "true");
    Page after =
        housing.send(
            page,
            "button[value=finish]",
            Map.of("searchDecision", "nominate", "nominationNote", "What they asked for"));
    assertThat(after.path()).as(after.text()).isEqualTo("/tasks");
  }

  /** Answers of a task: the provider offers the home. */
  public Map<String, String> offer() {
    Map<String, String> values = new HashMap<>(date("assessedOn", product.today()));
    values.putAll(date("offerUntil", product.today().plusDays(14)));
    values.put("providerDecision", "offer");
    values.put("offerNote", "Call the house, any day");
    return values;
  }

  /** Answers of a task: the person has seen the home. */
  public Map<String, String> seen() {
    Map<String, String> values = new HashMap<>(date("viewedOn", product.today()));
    values.put("viewingOutcome", "seen");
    values.put("trialLeave", "no");
    values.put("viewingNote", "They liked the garden");
    return values;
  }

  /** Answers of a task: the person says yes. */
  public Map<String, String> yes() {
    Map<String, String> values = new HashMap<>(date("answeredOn", product.today()));
    values.put("personDecision", "accept");
    values.put("personAnswerNote", "This is the one");
    return values;
  }

  /**
   * Ticks boxes of a list, as a browser does: several values of one name.
   *
   * @param page the page with the form
   * @param name name of the boxes
   * @param values which to tick
   */
  public static void tick(Page page, String name, String... values) {
    for (String value : values) {
      var box = page.document().selectFirst("input[name=%s][value=%s]".formatted(name, value));
      assertThat(box).as("%s on %s: %s", value, page.path(), page.text()).isNotNull();
      box.attr("checked", "checked");
    }
  }
}
