package org.homeward.placement;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.homeward.casefile.CaseFile;
import org.homeward.web.Dates;
import org.homeward.web.SummaryRow;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says releases in words. */
@Component
class ReleaseWords {

  private final SharingWithProviders sharing;
  private final Dates dates;
  private final MessageSource messages;

  ReleaseWords(SharingWithProviders sharing, Dates dates, MessageSource messages) {
    this.sharing = sharing;
    this.dates = dates;
    this.messages = messages;
  }

  /** What the person agrees to share with providers now, with the day and who recorded it. */
  String consent(CaseFile file) {
    return sharing
        .of(file.id())
        .map(
            agreed ->
                say(
                    "placement.release.consent.recorded",
                    say("placement.release.consent." + agreed.code()),
                    dates.dayInWords(agreed.at()),
                    agreed.by()))
        .orElseGet(() -> say("placement.release.consent.none"));
  }

  /** Under which consent something was released. */
  String consent(Release release) {
    return say(
        "placement.release.consent.then",
        say("placement.release.consent." + release.consent()),
        dates.dayInWords(release.consentedAt()));
  }

  /** Who released it, and when. */
  String by(Release release) {
    return say(
        "placement.release.by",
        release.byAgency() == null
            ? release.byName()
            : release.byName() + ", " + release.byAgency(),
        dates.momentInWords(release.at()));
  }

  /** Whether the provider still reads it. */
  String state(Release release) {
    return release.isCurrent()
        ? say("placement.release.current")
        : say(
            release.replaced() ? "placement.release.replaced" : "placement.release.over",
            dates.dayInWords(release.endedAt()));
  }

  /** The words themselves. */
  List<SummaryRow> rows(ReleasedWords words) {
    return List.of(
        new SummaryRow(say("placement.release.wishes"), words.wishes()),
        new SummaryRow(say("placement.release.needs"), words.needs()),
        new SummaryRow(say("placement.release.risk"), words.risk()));
  }

  /** What the words are written from, as it stands now; what nobody wrote is left out. */
  List<SummaryRow> needs(Map<String, Object> facts) {
    return Stream.of("wishes", "supportNeeds", "releasedRisk")
        .filter(key -> Needs.text(facts, key) != null)
        .map(key -> new SummaryRow(say("placement.release.from." + key), Needs.text(facts, key)))
        .toList();
  }

  String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
