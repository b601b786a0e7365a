package org.homeward.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.Colleague;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.PageClient.Page;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody wants to see what the council has done, and not all of it. */
@EnginelessTest
class TimelineFilterTest {

  private static final String COUNCIL = "Westminster City Council";

  @Autowired Product product;
  @Autowired Casework work;

  @Test
  void showsOneKindOrOneAgencyAlone() {
    CaseFile file = work.start(Product.someName());
    long task = work.housingTask(file);
    Colleague housing = product.logIn("housing");
    housing.send(housing.open("/tasks/" + task), "form[action$=/claim]", Map.of());
    Colleague coordinator = product.logIn("coordinator");
    String page = "/cases/" + file.reference();

    Page all = coordinator.open(page);
    assertThat(timeline(all)).contains("Taken: ", "discharge started");
    assertThat(all.document().select("#timeline-agency option").eachText())
        .contains("All", COUNCIL);
    assertThat(timeline(coordinator.open(page + "?kind=task")))
        .contains("Taken: ")
        .doesNotContain("discharge started");
    Page councils =
        coordinator.send(all, "form:has(#timeline-agency)", Map.of("kind", "", "agency", COUNCIL));
    assertThat(timeline(councils)).contains("Taken: ").doesNotContain("discharge started");
    assertThat(councils.document().select("#timeline-agency option[selected]").text())
        .isEqualTo(COUNCIL);
    assertThat(coordinator.open(page + "?kind=fact&agency=Nobody").text())
        .contains("Nothing in the timeline fits");
    assertThat(timeline(coordinator.open(page + "?kind=nonsense"))).contains("discharge started");
  }

  private static String timeline(Page page) {
    return page.document().select("ol.hw-timeline").text();
  }
}
