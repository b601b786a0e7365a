package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeward.testsupport.HomeSearch.KEPT_BACK;
import static org.homeward.testsupport.HomeSearch.RELEASED;
import static org.homeward.testsupport.Product.date;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.HomeSearch;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.ProductTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A search for supported living crosses trust, council and providers, over HTTP. */
@ProductTest
class SupportedLivingTest {

  @Autowired private Product product;

  private Colleague community;
  private Colleague housing;
  private HomeSearch search;
  private Colleague provider;
  private Colleague otherProvider;

  @BeforeEach
  void everybodyIsAtWork() {
    community = product.logIn("community");
    housing = product.logIn("housing");
    search = new HomeSearch(product);
    provider = product.logIn("provider");
    otherProvider = product.logIn("provider2");
  }

  @Test
  void oneProviderDeclinesOneOffersThePersonMovesInAndAnotherIsTooLate() {
    String home = "saffron-court-room-3";
    String name = Product.someName();
    String reference = search.search(name);
    String rival = Product.someName();
    String rivalReference = search.search(rival);

    search.nominate(name, home, "acton-green-studio-2");
    search.nominate(rival, home);

    // Each provider sees its own nomination, with what was released and nothing else.
    Page asked = provider.open(provider.taskFor("Meet the person", name));
    assertThat(asked.text()).contains(RELEASED, "Saffron Court, Room 3").doesNotContain(KEPT_BACK);
    assertThat(provider.open("/cases/" + reference).text())
        .contains("What you may read about the person", RELEASED)
        .doesNotContain(KEPT_BACK, "Acton Green");
    assertThat(provider.open("/tasks").text()).doesNotContain("Acton Green");
    Page other = otherProvider.open(otherProvider.taskFor("Meet the person", name));
    assertThat(other.text()).contains("Acton Green").doesNotContain("Saffron Court", KEPT_BACK);
    assertThat(otherProvider.open("/tasks").text()).doesNotContain(rival);

    otherProvider.finish(
        "Meet the person",
        name,
        Map.of("providerDecision", "decline", "providerDeclineReason", "compatibility"));
    provider.finish("Meet the person", name, search.offer());
    provider.finish("Meet the person", rival, search.offer());
    for (String each : List.of(name, rival)) {
      community.finish("Show the person the home", each, search.seen());
    }
    // Both were asked while it was free. The first yes counts.
    String firstAnswer = community.taskFor("Ask the person whether", name);
    String secondAnswer = community.taskFor("Ask the person whether", rival);
    community.send(community.open(firstAnswer), "button[value=finish]", search.yes());
    assertThat(provider.open(provider.taskFor("Sign up the person", name)).text())
        .contains(RELEASED)
        .doesNotContain(KEPT_BACK);
    community.send(community.open(secondAnswer), "button[value=finish]", search.yes());

    Page again = housing.open(housing.taskFor("Choose homes to nominate for", rival));
    assertThat(again.text()).contains("None of these became a home: Saffron Court, Room 3");
    Page tooLate = provider.open("/tasks");
    assertThat(tooLate.document().select(".hw-news").text())
        .contains("Your part is over: the home went to somebody else", rival);
    tooLate.document().select(".hw-news").remove();
    assertThat(tooLate.text()).doesNotContain(rival);
    assertThat(provider.open("/cases/" + rivalReference).status()).isEqualTo(404);
    assertThat(otherProvider.open("/cases/" + reference).status()).isEqualTo(404);

    Map<String, String> signed = new HashMap<>(date("signedOn", product.today()));
    signed.putAll(date("moveInDate", product.today()));
    signed.put("signUpOutcome", "signed");
    signed.put("tenureType", "licence");
    signed.put("signedBy", "person");
    signed.put("rentClaim", "housing-benefit");
    provider.finish("Sign up the person", name, signed);
    Page prepare = community.open(community.taskFor("Get ready for the move", name));
    HomeSearch.tick(prepare, "moveReady", "medication", "crisis-plan");
    community.send(
        prepare, "button[value=finish]", Map.of("moveContact", "Grace Lindqvist, 020 7946 0000"));

    Map<String, String> moved = new HashMap<>(date("movedInOn", product.today()));
    moved.put("moveInOutcome", "moved-in");
    provider.finish("Say whether the person has moved in", name, moved);
    provider.taskFor("Tell us when the person leaves or moves on", name);

    assertThat(community.open("/cases/" + reference).text()).contains("Living there");
    assertThat(community.open("/cases/" + rivalReference).text()).contains("Finding a home");
    assertThat(provider.open("/vacancies/" + home).text()).contains("Occupied");
  }

  @Test
  void aHomeThatIsPromisedCannotBeNominatedForAndNothingTypedIsLost() {
    String home = "saffron-court-room-2";
    String name = Product.someName();
    search.search(name);
    String late = Product.someName();
    search.search(late);
    Page chosenLate = housing.open(housing.taskFor("Choose homes to nominate for", late));

    search.nominate(name, home);
    provider.finish("Meet the person", name, search.offer());
    community.finish("Show the person the home", name, search.seen());
    community.finish("Ask the person whether", name, search.yes());
    provider.taskFor("Sign up the person", name);

    HomeSearch.tick(chosenLate, "nominatedUnits", home);
    Map<String, String> why =
        Map.of(
            "searchDecision", "nominate",
            "nominationNote", "Near her sister",
            "providerReadsNeeds", "Company at meals");
    Page unchecked = housing.send(chosenLate, "button[value=finish]", why);
    assertThat(unchecked.status()).isEqualTo(400);
    assertThat(unchecked.document().select(".nhsuk-error-summary a").eachText())
        .containsExactly("Confirm that you have checked what the provider will read");
    assertThat(unchecked.document().select("textarea[name=providerReadsNeeds]").val())
        .isEqualTo("Company at meals");
    assertThat(unchecked.document().select("textarea[name=providerReadsRisk]").val())
        .as("filled in from the needs")
        .isEqualTo(RELEASED);
    HomeSearch.tick(unchecked, "releaseChecked", "true");
    Page refused = housing.send(unchecked, "button[value=finish]", why);
    assertThat(refused.text()).contains("There is a problem", "Saffron Court, Room 2");
    assertThat(refused.document().select("textarea[name=nominationNote]").val())
        .isEqualTo("Near her sister");
  }

  @Test
  void whoWithdrawsConsentIsWithProvidersNoLonger() {
    String name = Product.someName();
    String reference = search.search(name);
    search.nominate(name, "saffron-court-room-4");
    String task = provider.taskFor("Meet the person", name);

    Page event =
        community.open(
            community
                .open("/cases/" + reference)
                .linkWith("The person has withdrawn consent to share"));
    HomeSearch.tick(event, "consentWithdrawnFor", "providers");
    Map<String, String> told = new HashMap<>(date("consentWithdrawnOn", product.today()));
    told.put("consentWithdrawnNote", "They want to think about it first");
    community.send(event, "textarea[name=consentWithdrawnNote]", told);

    community.taskFor("Talk with the person about sharing", name);
    assertThat(provider.open(task).text()).doesNotContain(RELEASED);
    product.await(
        "no task of the provider is left",
        () -> assertThat(provider.taskList()).doesNotContain(name));
  }
}
