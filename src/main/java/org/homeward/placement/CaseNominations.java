package org.homeward.placement;

import java.util.List;
import java.util.Locale;
import org.homeward.casefile.CaseAudiences;
import org.homeward.casefile.CaseFile;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Dates;
import org.homeward.web.StatusTag;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The nominations of a case as one reader may see them: all of them for the trust and the council,
 * its own for a provider.
 */
@Component
class CaseNominations {

  /**
   * A nomination in words.
   *
   * @param title the home
   * @param href its page
   * @param text the short name, the provider and since when
   * @param reason why it was declined or refused, or null
   * @param tag where it stands as a tag, or null
   * @param state the same in words
   */
  record Line(String title, String href, String text, String reason, StatusTag tag, String state) {}

  private final Nominations nominations;
  private final CaseAudiences audiences;
  private final HomeWords words;
  private final Dates dates;
  private final MessageSource messages;

  CaseNominations(
      Nominations nominations,
      CaseAudiences audiences,
      HomeWords words,
      Dates dates,
      MessageSource messages) {
    this.nominations = nominations;
    this.audiences = audiences;
    this.words = words;
    this.dates = dates;
    this.messages = messages;
  }

  /** What somebody may see, latest first. */
  List<Line> of(CaseFile file, SignedInUser who) {
    String partner = audiences.partnerOf(who);
    return nominations.of(file.id()).reversed().stream()
        .filter(nomination -> partner == null || partner.equals(nomination.agencyCode()))
        .map(this::line)
        .toList();
  }

  private Line line(Nomination nomination) {
    return new Line(
        nomination.title(),
        "/vacancies/" + nomination.homeCode(),
        say(
            "placement.nomination.text",
            nomination.subject(),
            words.agency(nomination.agencyCode()),
            dates.dayInWords(nomination.nominatedAt())),
        reason(nomination),
        nomination.outcome() == null ? nomination.state().tag() : null,
        nomination.words());
  }

  /** The forms' codes have words here too, for those who did not fill the form in. */
  private String reason(Nomination nomination) {
    String code =
        nomination.outcomeReason() == null
            ? nomination.declineReason()
            : nomination.outcomeReason();
    return code == null
        ? null
        : messages.getMessage("placement.reason." + code, null, code.replace('-', ' '), Locale.UK);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
