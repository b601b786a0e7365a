package org.homeward.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import org.homeward.form.Option;
import org.junit.jupiter.api.Test;

/** Whom a meeting can give an action to. */
class RolesToAskTest {

  /** "Provider" does not say which of them: the first by name would learn of the person. */
  @Test
  void aRoleOfPartnersCannotBeAskedByItself() {
    assertThat(MeetingKinds.rolesToAsk())
        .extracting(Option::value)
        .contains("housing-officer", "social-worker", "ward-staff", "manager")
        .doesNotContain(
            "provider-worker",
            "employment-adviser",
            "admin",
            "agency-admin",
            "information-governance");
  }
}
