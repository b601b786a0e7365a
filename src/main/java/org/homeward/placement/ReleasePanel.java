package org.homeward.placement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeward.access.AccessPolicy;
import org.homeward.access.FieldGroup;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.TaskPanel;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/**
 * Panel {@code placement.release}: what the person agreed to share with providers, and whether the
 * needs have changed since something was released.
 */
@Component
class ReleasePanel implements TaskPanel {

  /**
   * What the panel shows.
   *
   * @param consent what was agreed and when, in words
   * @param changed whether the needs have changed since the last release
   */
  record Content(String consent, boolean changed) {}

  private final Releases releases;
  private final ReleaseWords words;
  private final CaseFacts facts;
  private final AccessPolicy policy;

  ReleasePanel(Releases releases, ReleaseWords words, CaseFacts facts, AccessPolicy policy) {
    this.releases = releases;
    this.words = words;
    this.facts = facts;
    this.policy = policy;
  }

  @Override
  public String name() {
    return "placement.release";
  }

  @Override
  public String fragment() {
    return "placement/panels :: release";
  }

  @Override
  public Optional<Object> content(CaseFile file, String subject, SignedInUser who) {
    if (!policy.reads(who, FieldGroup.CONSENT)) {
      return Optional.empty();
    }
    Map<String, Object> known = facts.of(file.id());
    List<Release> last = releases.of(file.id(), null, 1);
    return Optional.of(
        new Content(
            words.consent(file),
            last.stream().anyMatch(release -> ReleasingWords.changedSince(release, known))));
  }
}
