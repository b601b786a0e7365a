package org.homeward.placement;

import java.util.Optional;
import org.homeward.casefile.CaseAudiences;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.TaskPanel;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/** Panel {@code placement.matches}: the homes that fit best, and why, beside the form. */
@Component
class MatchesPanel implements TaskPanel {

  private static final int SHOWN = 5;

  private final CaseHomes homes;
  private final CaseAudiences audiences;

  MatchesPanel(CaseHomes homes, CaseAudiences audiences) {
    this.homes = homes;
    this.audiences = audiences;
  }

  @Override
  public String name() {
    return "placement.matches";
  }

  @Override
  public String fragment() {
    return "placement/panels :: matches";
  }

  @Override
  public Optional<Object> content(CaseFile file, String subject, SignedInUser who) {
    // Other providers' homes and what the person needs of them are not a provider's business.
    return audiences.partnerOf(who) == null ? Optional.of(homes.of(file, SHOWN)) : Optional.empty();
  }
}
