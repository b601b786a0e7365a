package org.homeward.consent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.homeward.access.AccessPolicy;
import org.homeward.access.ConsentPurpose;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Dates;
import org.homeward.web.StatusTag;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Consents in words, as far as somebody may read of them. */
@Component
class ConsentLines {

  private final AccessPolicy policy;
  private final AgencyDirectory agencies;
  private final Dates dates;
  private final MessageSource messages;

  ConsentLines(AccessPolicy policy, AgencyDirectory agencies, Dates dates, MessageSource messages) {
    this.policy = policy;
    this.agencies = agencies;
    this.dates = dates;
    this.messages = messages;
  }

  /**
   * One consent.
   *
   * @param about what for, and with whom
   * @param tag where it stands
   * @param said when, and until when it holds
   * @param basis who decided and how it was said
   * @param asked who asked
   * @param note what was agreed, or null
   * @param change where what was said since is recorded
   */
  record Line(
      String about,
      StatusTag tag,
      String said,
      String basis,
      String asked,
      String note,
      String change) {}

  /** Whether somebody may read of any consent at all. */
  boolean readsAny(SignedInUser who) {
    return Arrays.stream(ConsentPurpose.values())
        .anyMatch(purpose -> policy.reads(who, purpose.group()));
  }

  List<Line> of(List<ConsentEntry> entries, String reference, SignedInUser who) {
    return entries.stream()
        .filter(entry -> policy.reads(who, entry.consent().purpose().group()))
        .map(entry -> line(entry, reference))
        .toList();
  }

  private Line line(ConsentEntry entry, String reference) {
    Consent consent = entry.consent();
    return new Line(
        about(consent),
        tag(consent),
        said(consent),
        basis(entry),
        entry.agencyName() == null
            ? entry.recordedBy()
            : entry.recordedBy() + ", " + entry.agencyName(),
        consent.note(),
        change(consent, reference));
  }

  String about(Consent consent) {
    String what = say("consent.purpose." + consent.purpose().code());
    String whom = whom(consent);
    return whom.isEmpty() ? what : say("consent.about", what, whom);
  }

  private String whom(Consent consent) {
    return consent.carer().isEmpty()
        ? agencies.agency(consent.agencyCode()).map(Agency::name).orElse("")
        : consent.carer();
  }

  private StatusTag tag(Consent consent) {
    if (consent.isOver(dates.today())) {
      return StatusTag.EXPIRED;
    }
    return switch (consent.decision()) {
      case AGREED -> StatusTag.AGREED;
      case REFUSED -> StatusTag.NOT_AGREED;
      case WITHDRAWN -> StatusTag.WITHDRAWN;
    };
  }

  private String said(Consent consent) {
    String on = dates.day(consent.saidOn());
    if (consent.validUntil() == null) {
      return say("consent.said", on);
    }
    return say(
        consent.isOver(dates.today()) ? "consent.said.ended" : "consent.said.until",
        on,
        dates.day(consent.validUntil()));
  }

  private String basis(ConsentEntry entry) {
    Consent consent = entry.consent();
    String who =
        consent.basis() == null
            ? say(entry.fromForm() ? "consent.basis.form" : "consent.basis.none")
            : say("consent.basis." + consent.basis().code());
    return consent.how() == null ? who : who + ", " + say("consent.how." + consent.how());
  }

  private static String change(Consent consent, String reference) {
    return "/cases/"
        + reference
        + "/consent/new?purpose="
        + consent.purpose().code()
        + (consent.agencyCode().isEmpty() ? "" : "&agency=" + consent.agencyCode());
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
