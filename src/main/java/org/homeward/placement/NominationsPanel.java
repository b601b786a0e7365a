package org.homeward.placement;

import java.util.List;
import java.util.Optional;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.TaskPanel;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/** Panel {@code placement.nominations}: who was asked before, and what they said. */
@Component
class NominationsPanel implements TaskPanel {

  private final CaseNominations nominations;

  NominationsPanel(CaseNominations nominations) {
    this.nominations = nominations;
  }

  @Override
  public String name() {
    return "placement.nominations";
  }

  @Override
  public String fragment() {
    return "placement/panels :: nominations";
  }

  @Override
  public Optional<Object> content(CaseFile file, String subject, SignedInUser who) {
    List<CaseNominations.Line> lines = nominations.of(file, who);
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
  }
}
