package org.homeward.contact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseTeams;
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

/** People outside Homeward who matter to a case, through the pages. */
@EnginelessTest
class CaseContactsTest {

  private static final String FORM = "form[data-hw-form]";
  private static final String COUNCIL = "westminster-council";

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired CaseTeams teams;
  @Autowired CaseFiles cases;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  private CaseFile file;
  private String address;
  private long task;
  private Colleague coordinator;
  private Colleague housing;

  @BeforeEach
  void aCaseWithTheCouncilAndAProviderInIt() {
    file = work.start(Product.someName());
    address = "/cases/" + file.reference();
    task = work.housingTask(file);
    transaction.executeWithoutResult(status -> teams.involve(file.id(), "saffron-gate-team"));
    coordinator = product.logIn("coordinator");
    housing = product.logIn("housing");
  }

  @Test
  void aContactIsReadByThoseWhoWereChosenUntilItIsChangedOrRemoved() {
    Page added = add("Ada Sister", "+44 (0)20 7946 0001", "ada@example.org", COUNCIL);
    assertThat(added.path()).as(added.text()).isEqualTo(address + "/contacts");
    assertThat(added.text())
        .contains("The contact is added", "Ada Sister", "Nearest relative", "Call after 4pm");
    add("Ben Secret", "020 7946 0002", "");
    for (String page : List.of(address, address + "/contacts", "/tasks/" + task)) {
      Page council = housing.open(page);
      assertThat(council.document().select("a[href=tel:+442079460001]")).as(page).hasSize(1);
      assertThat(council.document().select("a[href=mailto:ada@example.org]")).as(page).hasSize(1);
      assertThat(council.text()).as(page).doesNotContain("Ben Secret");
    }
    assertThat(coordinator.open(address).text()).contains("Ada Sister", "Ben Secret");
    Colleague provider = product.logIn("provider");
    assertThat(provider.open(address + "/contacts").status()).isEqualTo(200);
    assertThat(provider.open(address).text()).doesNotContain("Ada Sister", "Ben Secret");
    assertThat(provider.open(address + "/contacts").text()).doesNotContain("Ada", "Ben");

    String change = address + "/contacts/" + id("Ada Sister");
    assertThat(housing.open(address + "/contacts").findLinkWith("Change")).isEmpty();
    for (String path : List.of(change, change + "/remove")) {
      assertThat(housing.open(path).status()).as(path).isEqualTo(404);
      assertThat(provider.open(path).status()).as(path).isEqualTo(404);
    }
    CaseFile other = work.start(Product.someName());
    assertThat(
            coordinator
                .open("/cases/" + other.reference() + "/contacts/" + id("Ada Sister"))
                .status())
        .as("of another case")
        .isEqualTo(404);

    Page form = coordinator.open(change);
    assertThat(form.document().select("input[name=contactName]").val()).isEqualTo("Ada Sister");
    assertThat(form.document().select("input[name=contactReaders][checked]")).hasSize(1);
    form.document().select("input[name=contactReaders]").removeAttr("checked");
    Page changed = coordinator.send(form, FORM, Map.of("contactPhone", "020 7946 0003"));
    assertThat(changed.text()).contains("The contact is changed", "020 7946 0003", "Changed by");
    assertThat(coordinator.send(form, FORM, Map.of("contactPhone", "020 7946 0004")).status())
        .as("as it was before it was changed")
        .isEqualTo(409);
    assertThat(housing.open(address + "/contacts").text()).doesNotContain("Ada Sister");
    assertThat(housing.open("/tasks/" + task).text()).doesNotContain("People outside Homeward");

    Page remove = coordinator.open(change + "/remove");
    assertThat(errors(coordinator.send(remove, FORM, Map.of())))
        .containsExactly("Enter why you remove it");
    Page removed = coordinator.send(remove, FORM, Map.of("removeReason", "They asked for it"));
    assertThat(removed.text()).contains("The contact is removed").doesNotContain("Ada Sister");
    assertThat(coordinator.open(address).text()).doesNotContain("Ada Sister");
    assertThat(coordinator.open(change).status()).isEqualTo(409);
    assertThat(
            jdbc.sql(
                    """
                    SELECT action FROM audit_entry
                    WHERE person_id = ? AND action LIKE 'contact.%' ORDER BY id
                    """)
                .param(file.personId())
                .query(String.class)
                .list())
        .containsExactly("contact.added", "contact.added", "contact.changed", "contact.removed");

    Page open = coordinator.open(address + "/contacts/new");
    cases.close(file.reference(), "Over");
    assertThat(coordinator.open(address + "/contacts").text())
        .contains("Ben Secret")
        .doesNotContain("Add a contact");
    assertThat(coordinator.open(address + "/contacts/new").status()).isEqualTo(409);
    assertThat(coordinator.send(open, FORM, values("Late", "020 7946 0005", "")).status())
        .isEqualTo(409);
  }

  @Test
  void whatIsMissingOrWrongIsSaidBesideTheFieldAndALongListPages() {
    Page form = coordinator.open(address + "/contacts/new");
    assertThat(errors(coordinator.send(form, FORM, Map.of())))
        .containsExactly("Select who they are to the person", "Enter their name");
    Page none = coordinator.send(form, FORM, values("Cleo", "", ""));
    assertThat(none.status()).isEqualTo(400);
    assertThat(errors(none)).containsExactly("Enter a telephone number or an email address");
    assertThat(none.document().select("input[name=contactName]").val()).isEqualTo("Cleo");
    assertThat(none.document().select("textarea").text()).isEqualTo("Call after 4pm");
    assertThat(errors(coordinator.send(form, FORM, values("Cleo", "soon", "cleo")))).hasSize(2);
    assertThat(errors(coordinator.send(form, FORM, values("C".repeat(101), "020 7946 0001", ""))))
        .hasSize(1);

    for (int i = 0; i < 27; i++) {
      add("Number" + i + ".", "020 7946 0001", "");
    }
    add("Number26.", "020 7946 0001", "");
    Page list = coordinator.open(address + "/contacts");
    assertThat(list.document().select(".hw-comments__item")).hasSize(25);
    Page next = coordinator.open(list.document().select("a[rel=next]").attr("href"));
    assertThat(next.document().select(".hw-comments__item")).as("sent twice").hasSize(2);
    assertThat(coordinator.open(address).text())
        .contains("Number4.", "All contacts")
        .doesNotContain("Number5.");
  }

  private Page add(String name, String phone, String email, String... readers) {
    Page form = coordinator.open(address + "/contacts/new");
    for (String reader : readers) {
      form.document().selectFirst("input[value=%s]".formatted(reader)).attr("checked", "");
    }
    return coordinator.send(form, FORM, values(name, phone, email));
  }

  private static Map<String, String> values(String name, String phone, String email) {
    return new HashMap<>(
        Map.of(
            "contactRelation",
            "nearest-relative",
            "contactName",
            name,
            "contactPhone",
            phone,
            "contactEmail",
            email,
            "contactNote",
            "Call after 4pm"));
  }

  private long id(String name) {
    return jdbc.sql("SELECT id FROM case_contact WHERE case_id = ? AND contact_name = ?")
        .params(file.id(), name)
        .query(Long.class)
        .single();
  }

  private static List<String> errors(Page page) {
    return page.document().select(".nhsuk-error-summary a").eachText();
  }
}
