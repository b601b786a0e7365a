package org.homeward.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page on which people see who they are here and log out everywhere. */
@EnginelessTest
class AccountPageTest {

  @Autowired Product product;
  @Autowired JdbcClient jdbc;

  @Test
  void itSaysWhoOneIsAndWhereOneIsLoggedIn() {
    Colleague me = product.logIn("employment");

    Page page = me.open(me.open("/tasks").linkWith("Leon Baptiste"));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text())
        .contains("Your account", "Leon Baptiste", "Employment adviser", "Footbridge")
        .containsPattern("Logged in (midnight|midday|\\d+(:\\d\\d)?[ap]m) today");
  }

  @Test
  void oneLogsOutEverywhereAtOnce() {
    Colleague other = product.logIn("admin");
    Colleague me = product.logIn("admin");
    Page account = me.open("/account");
    assertThat(account.text()).containsPattern("In \\d+ other browsers?, last used");

    Page after = me.send(account, "form:has(input[name=everywhere])", Map.of());

    assertThat(after.text()).contains("You have logged out");
    assertThat(me.open("/tasks").text()).contains("Log in to Homeward");
    assertThat(other.open("/tasks").text()).contains("Log in to Homeward");
    assertThat(
            jdbc.sql(
                    """
                    SELECT detail FROM audit_entry WHERE username = 'admin' AND action = 'logout'
                     ORDER BY id DESC LIMIT 1""")
                .query(String.class)
                .single())
        .isEqualTo("everywhere");
    assertThat(product.logIn("admin").open("/account").text()).contains("Nowhere else");
  }

  @Test
  void whoIsNotLoggedInHasNoSuchPage() {
    assertThat(product.browser().get("/account").text()).contains("Log in to Homeward");
  }
}
