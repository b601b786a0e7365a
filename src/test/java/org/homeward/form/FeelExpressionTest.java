package org.homeward.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FeelExpressionTest {

  /** It comes from a file of somebody else's, and must not end the thread that reads it. */
  @Test
  void whatIsNestedTooDeeplyIsRefused() {
    String deep = "not(".repeat(20_000) + "true" + ")".repeat(20_000);

    assertThatThrownBy(() -> FeelExpression.parse(deep))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nested too deeply");
  }

  @Test
  void whatPeopleWriteIsTaken() {
    assertThat(FeelExpression.parse("=not(not(a = 1))").test(Map.of("a", 1))).contains(true);
  }
}
