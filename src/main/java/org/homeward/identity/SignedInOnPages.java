package org.homeward.identity;

import java.util.Optional;
import java.util.Set;
import org.homeward.web.SignedInUserSource;
import org.springframework.stereotype.Component;

/** Tells the header of every page who is logged in. */
@Component
class SignedInOnPages implements SignedInUserSource {

  @Override
  public Optional<org.homeward.web.SignedInUser> current() {
    return CurrentUser.find()
        .map(
            user ->
                new org.homeward.web.SignedInUser(
                    user.getDisplayName(),
                    user.getJobTitle() == null
                        ? user.getAgencyName()
                        : user.getJobTitle() + ", " + user.getAgencyName(),
                    Set.copyOf(user.getRoles())));
  }
}
