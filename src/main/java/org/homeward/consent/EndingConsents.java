package org.homeward.consent;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseFiles;
import org.homeward.casefile.CaseNotices;
import org.homeward.casefile.TrustTeams;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the team that a consent ends soon, and sends agencies away when it has ended. */
@Component
class EndingConsents {

  /** How many days before the last day the team is told. A local rule. */
  private static final int DAYS_BEFORE = 14;

  private static final int AT_ONCE = 50;

  private final ConsentStore consents;
  private final ConsentLines lines;
  private final Sharing sharing;
  private final CaseFiles cases;
  private final TrustTeams trustTeams;
  private final CaseNotices notices;
  private final TransactionTemplate transaction;
  private final Dates dates;
  private final MessageSource messages;

  EndingConsents(
      ConsentStore consents,
      ConsentLines lines,
      Sharing sharing,
      CaseFiles cases,
      TrustTeams trustTeams,
      CaseNotices notices,
      TransactionTemplate transaction,
      Dates dates,
      MessageSource messages) {
    this.consents = consents;
    this.lines = lines;
    this.sharing = sharing;
    this.cases = cases;
    this.trustTeams = trustTeams;
    this.notices = notices;
    this.transaction = transaction;
    this.dates = dates;
    this.messages = messages;
  }

  /** Looks once. What is told is told once, by whichever copy of the application comes first. */
  void look() {
    LocalDate today = dates.today();
    for (ConsentEntry entry :
        consents.endingBy(today.minusDays(1), ConsentStore.Told.ENDED, AT_ONCE)) {
      transaction.executeWithoutResult(
          status -> {
            if (consents.told(entry.id(), ConsentStore.Told.ENDED)) {
              sharing.apply(entry.personId(), entry.consent());
              tell(entry, "consent.notice.over");
            }
          });
    }
    for (ConsentEntry entry :
        consents.endingBy(today.plusDays(DAYS_BEFORE), ConsentStore.Told.ENDS_SOON, AT_ONCE)) {
      transaction.executeWithoutResult(
          status -> {
            if (consents.told(entry.id(), ConsentStore.Told.ENDS_SOON)) {
              tell(entry, "consent.notice.soon");
            }
          });
    }
  }

  /** In one open case of the person: the team needs to hear it once. */
  private void tell(ConsentEntry entry, String key) {
    List<CaseFile> open = cases.openOf(entry.personId());
    open.stream()
        .filter(file -> file.id() == entry.caseId())
        .findFirst()
        .or(() -> open.stream().findFirst())
        .ifPresent(
            file ->
                trustTeams
                    .coordinating(file)
                    .ifPresent(
                        team ->
                            notices.tellOf(
                                file,
                                messages.getMessage(
                                    key,
                                    new Object[] {
                                      lines.about(entry.consent()),
                                      dates.day(entry.consent().validUntil())
                                    },
                                    Locale.UK),
                                List.of(team.code()))));
  }
}
