package org.homeward.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.homeward.agency.AgencyDirectory;
import org.homeward.testsupport.Casework;
import org.homeward.testsupport.EnginelessTest;
import org.homeward.testsupport.Product;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who reads a case sees which teams have a part in it. */
@EnginelessTest
class PeopleInvolvedTest {

  @Autowired Product product;
  @Autowired Casework work;
  @Autowired AgencyDirectory agencies;
  @Autowired JdbcClient jdbc;

  @Test
  void theTeamsOfACaseAreNamedUntilTheirPartIsOver() {
    CaseFile file = work.start(Product.someName());
    long task = work.housingTask(file);
    String code =
        jdbc.sql("SELECT team_code FROM human_task WHERE task_key = ?")
            .param(task)
            .query(String.class)
            .single();
    String team = agencies.team(code).orElseThrow().name();
    assertThat(involved(file)).anySatisfy(line -> assertThat(line).startsWith(team));

    jdbc.sql("UPDATE case_team SET over_at = CURRENT_TIMESTAMP WHERE case_id = ? AND team_code = ?")
        .params(file.id(), code)
        .update();
    assertThat(involved(file)).noneSatisfy(line -> assertThat(line).startsWith(team));
  }

  private List<String> involved(CaseFile file) {
    return product
        .logIn("coordinator")
        .open("/cases/" + file.reference())
        .document()
        .select("h2:containsOwn(Teams involved) + ul li")
        .eachText();
  }
}
