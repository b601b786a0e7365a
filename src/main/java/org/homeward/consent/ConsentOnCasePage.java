package org.homeward.consent;

import java.util.List;
import java.util.Optional;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CasePagePart;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/** What a person agrees to, in short, on the pages of their cases. */
@Component
class ConsentOnCasePage implements CasePagePart {

  private final ConsentStore consents;
  private final ConsentLines lines;

  ConsentOnCasePage(ConsentStore consents, ConsentLines lines) {
    this.consents = consents;
    this.lines = lines;
  }

  /**
   * What the section shows.
   *
   * @param lines what holds
   * @param href address of the page with all of it
   */
  record Section(List<ConsentLines.Line> lines, String href) {}

  @Override
  public String fragment() {
    return "consent/parts :: caseSection";
  }

  @Override
  public Optional<Object> content(CaseFile file, SignedInUser who) {
    if (!lines.readsAny(who)) {
      return Optional.empty();
    }
    return Optional.of(
        new Section(
            lines.of(consents.holding(file.personId()), file.reference(), who),
            "/cases/" + file.reference() + "/consent"));
  }
}
