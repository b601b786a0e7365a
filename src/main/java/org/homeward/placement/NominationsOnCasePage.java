package org.homeward.placement;

import java.util.List;
import java.util.Optional;
import org.homeward.casefile.CaseAudiences;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CasePagePart;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/**
 * The section with the nominations, and what their providers read, on the page of a case that
 * looks, or looked, for a home.
 */
@Component
class NominationsOnCasePage implements CasePagePart {

  /**
   * What the section shows.
   *
   * @param lines nominations, latest first
   * @param homes address of the homes that fit, or null for who may not see it
   * @param releases what was released to providers, or null if there is nothing to show
   */
  record Section(List<CaseNominations.Line> lines, String homes, CaseReleases.Section releases) {}

  private final CaseNominations nominations;
  private final CaseReleases releases;
  private final Searches searches;
  private final CaseAudiences audiences;
  private final StockAccess access;

  NominationsOnCasePage(
      CaseNominations nominations,
      CaseReleases releases,
      Searches searches,
      CaseAudiences audiences,
      StockAccess access) {
    this.nominations = nominations;
    this.releases = releases;
    this.searches = searches;
    this.audiences = audiences;
    this.access = access;
  }

  @Override
  public String fragment() {
    return "placement/panels :: caseSection";
  }

  @Override
  public Optional<Object> content(CaseFile file, SignedInUser who) {
    if (searches.find(file.id()).isEmpty()) {
      return Optional.empty();
    }
    List<CaseNominations.Line> lines = nominations.of(file, who);
    boolean mayCompare = audiences.partnerOf(who) == null && access.isPlacing(who);
    if (lines.isEmpty() && !mayCompare) {
      return Optional.empty();
    }
    return Optional.of(
        new Section(
            lines,
            mayCompare ? "/cases/" + file.reference() + "/homes" : null,
            lines.isEmpty() ? null : releases.of(file, who)));
  }
}
