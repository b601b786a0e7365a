package org.homeward.placement;

import java.util.List;
import java.util.Map;
import org.homeward.access.AccessPolicy;
import org.homeward.access.FieldGroup;
import org.homeward.access.Permission;
import org.homeward.casefile.CaseAudiences;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.identity.SignedInUser;
import org.homeward.web.SummaryRow;
import org.springframework.stereotype.Component;

/**
 * What was released to providers, as one reader may see it: everything for trust and council, for a
 * provider what it reads now.
 */
@Component
class CaseReleases {

  /** So many are shown; with five homes at a time these are the last rounds of a search. */
  private static final int MOST = 20;

  /**
   * A release in words.
   *
   * @param title the provider and the home
   * @param state whether it is still read
   * @param by who released it, and when
   * @param consent under which consent
   * @param changed whether the needs have changed since, where no other words took its place
   * @param rows the words
   * @param change address to release other words, or null
   */
  record Line(
      String title,
      String state,
      String by,
      String consent,
      boolean changed,
      List<SummaryRow> rows,
      String change) {}

  /**
   * What the section shows.
   *
   * @param own whether a provider looks, who is told only what it may read
   * @param lines releases, those that are read now first
   * @param nothing nominations whose provider was given nothing to read, for who may change that
   */
  record Section(boolean own, List<Line> lines, List<Nothing> nothing) {}

  /** A nomination without words, and where to give some. */
  record Nothing(String title, String release) {}

  private final Releases releases;
  private final Nominations nominations;
  private final CaseFacts facts;
  private final CaseAudiences audiences;
  private final AccessPolicy policy;
  private final HomeWords homes;
  private final ReleaseWords words;

  CaseReleases(
      Releases releases,
      Nominations nominations,
      CaseFacts facts,
      CaseAudiences audiences,
      AccessPolicy policy,
      HomeWords homes,
      ReleaseWords words) {
    this.releases = releases;
    this.nominations = nominations;
    this.facts = facts;
    this.audiences = audiences;
    this.policy = policy;
    this.homes = homes;
    this.words = words;
  }

  /** What somebody may see; null if there is nothing. */
  Section of(CaseFile file, SignedInUser who) {
    if (!policy.reads(who, FieldGroup.RELEASED)) {
      return null;
    }
    boolean own = audiences.partnerOf(who) != null || policy.may(who, Permission.KEEPING_HOMES);
    List<Release> found = releases.of(file.id(), own ? who.getAgencyCode() : null, MOST);
    boolean mayChange = file.open() && policy.may(who, Permission.RELEASING);
    List<Nothing> nothing = mayChange ? nothing(file, found) : List.of();
    if (found.isEmpty() && nothing.isEmpty()) {
      return null;
    }
    Map<String, Object> known = own ? Map.of() : facts.of(file.id());
    return new Section(
        own, found.stream().map(each -> line(file, each, own, known, mayChange)).toList(), nothing);
  }

  private List<Nothing> nothing(CaseFile file, List<Release> found) {
    return nominations.of(file.id()).stream()
        .filter(Nomination::isUnderWay)
        .filter(
            nomination ->
                found.stream()
                    .noneMatch(each -> each.isCurrent() && each.nominationId() == nomination.id()))
        .map(
            nomination ->
                new Nothing(
                    homes.agency(nomination.agencyCode()) + ": " + nomination.title(),
                    address(file, nomination.subject())))
        .toList();
  }

  private static String address(CaseFile file, String subject) {
    return "/cases/" + file.reference() + "/releases/" + subject;
  }

  private Line line(
      CaseFile file, Release release, boolean own, Map<String, Object> known, boolean mayChange) {
    return new Line(
        own ? release.home() : homes.agency(release.agencyCode()) + ": " + release.home(),
        words.state(release),
        words.by(release),
        own ? null : words.consent(release),
        !own && !release.replaced() && ReleasingWords.changedSince(release, known),
        words.rows(release.words()),
        mayChange && release.isCurrent() ? address(file, release.subject()) : null);
  }
}
