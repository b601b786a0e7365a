package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.homeward.testsupport.ProductTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a meeting agrees on becomes a task of the agency that does it, on the real engine. */
@ProductTest
class MeetingActionTest {

  private static final String FORM = "form[data-hw-form]";
  private static final List<String> INVITEES =
      List.of(
          "InpatientTeam",
          "OccupationalTherapy",
          "CommunityTeam",
          "CrisisTeam",
          "VoluntarySector",
          "SocialWorker",
          "HousingRepresentative");

  @Autowired Product product;

  @Test
  void anAgreedActionIsDoneByItsAgencyAndTheMeetingSeesIt() {
    String name = Product.someName();
    String reference =
        product.logIn("coordinator").startDelayedDischarge(name, product.today().minusDays(70));
    Colleague manager = product.logIn("manager");
    String session = plan(manager, reference);
    String item = manager.open(session).linkWith(name);

    Page page = manager.open(item);
    assertThat(page.text()).contains("It becomes a task of the team that does it, at once");
    Page agreed = manager.send(page, "form[action$=/actions]", action());
    assertThat(agreed.text()).contains("It is a task now");
    manager.send(page, "form[action$=/actions]", action());

    Colleague housing = product.logIn("housing");
    String task = housing.taskFor("Do what was agreed", name);
    assertThat(housing.open(task).text()).contains("Ask three providers again");
    assertThat(manager.open(session).text())
        .contains("To do: Westminster housing team has not taken it yet")
        .containsOnlyOnce("Ask three providers again");
    assertThat(outstanding(manager.open(session))).isEqualTo("1");

    housing.finish(
        "Do what was agreed",
        name,
        Map.of("actionOutcome", "done", "actionDone", "Saffron Gate looks at it"));
    product.await(
        "the meeting sees it",
        () -> assertThat(manager.open(session).text()).contains("Done by Westminster housing"));
    assertThat(outstanding(manager.open(session))).isEqualTo("0");
    assertThat(manager.open("/cases/" + reference + "/map").text()).contains("Do what was agreed");
  }

  private static String outstanding(Page session) {
    return session.document().select("dt:contains(Actions still to be done) + dd").text();
  }

  private String plan(Colleague manager, String reference) {
    manager.send(
        manager.open("/cases/" + reference + "/meetings"),
        FORM,
        Map.of("meetingKind", "made", "meetingWhy", "70 days and no home"));
    Map<String, String> plan =
        new HashMap<>(Product.date("sessionDate", product.today().plusDays(1)));
    plan.put("sessionTime", "9:00");
    INVITEES.forEach(invitee -> plan.put("invited" + invitee, "yes"));
    Page planned = manager.send(manager.open("/meetings/made/sessions/new"), FORM, plan);
    assertThat(planned.path()).as(planned.text()).startsWith("/meetings/sessions/");
    return planned.path();
  }

  private Map<String, String> action() {
    Map<String, String> action =
        new HashMap<>(Product.date("actionDueOn", product.today().plusDays(5)));
    action.put("actionWhat", "Ask three providers again");
    action.put("actionRole", "housing-officer");
    return action;
  }
}
