package org.homeward.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.serializer.support.SerializationDelegate;

class SignedInUserTest {

  private final SignedInUser user =
      new SignedInUser(
          new Account(
              7,
              "aisha",
              "Aisha Khan",
              "Housing officer",
              "westminster-council",
              List.of("westminster-housing"),
              List.of("housing-officer"),
              true),
          "Westminster City Council",
          "{bcrypt}hash");

  @Test
  void knowsTeamsAndRoles() {
    assertThat(user.isMemberOf("westminster-housing")).isTrue();
    assertThat(user.isMemberOf("brent-housing")).isFalse();
    assertThat(user.isMemberOf(null)).isFalse();
    assertThat(user.hasRole("housing-officer")).isTrue();
    assertThat(user.hasRole("manager")).isFalse();
    assertThat(user.getAuthorities())
        .extracting(Object::toString)
        .containsExactly("ROLE_housing-officer");
  }

  @Test
  void leavesThePasswordBehindWhenItGoesIntoTheSession() throws Exception {
    SerializationDelegate session = new SerializationDelegate(getClass().getClassLoader());

    SignedInUser back =
        (SignedInUser) session.deserializeFromByteArray(session.serializeToByteArray(user));

    assertThat(back.getPassword()).isNull();
    assertThat(back.getDisplayName()).isEqualTo("Aisha Khan");
    assertThat(back.getTeamCodes()).containsExactly("westminster-housing");
    assertThat(back.isMemberOf(null)).isFalse();
  }

  @Test
  void tellsALogOnlyItsNumber() {
    assertThat(user).hasToString("account 7");
  }
}
