package org.homeward.discharge;

import java.util.ArrayList;
import java.util.List;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseSummaryPart;
import org.homeward.web.Dates;
import org.homeward.web.SummaryRow;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says on the case page what is in the way and who answers for it. */
@Component
class DelayOnCasePage implements CaseSummaryPart {

  private final ReadyPeriods periods;
  private final AgencyDirectory agencies;
  private final Dates dates;

  DelayOnCasePage(ReadyPeriods periods, AgencyDirectory agencies, Dates dates) {
    this.periods = periods;
    this.agencies = agencies;
    this.dates = dates;
  }

  @Override
  @Transactional(readOnly = true)
  public List<SummaryRow> rows(CaseFile file) {
    List<SummaryRow> rows = new ArrayList<>();
    periods
        .findSpell(file.id())
        .ifPresent(
            spell -> {
              periods
                  .current(spell)
                  .map(ReadyPeriodEntity::delay)
                  .ifPresent(
                      delay -> {
                        rows.add(
                            new SummaryRow("What is in the way", delay.reason().description()));
                        rows.add(new SummaryRow("Attributed to", attributed(delay)));
                      });
              if (spell.dischargedOn() != null) {
                rows.add(new SummaryRow("Left the ward", dates.day(spell.dischargedOn())));
              }
            });
    return rows;
  }

  private String attributed(Delay delay) {
    if (delay.councilCode() == null) {
      return delay.attribution().words();
    }
    String council =
        agencies.agency(delay.councilCode()).map(Agency::name).orElse(delay.councilCode());
    return delay.attribution().words() + " (" + council + ")";
  }
}
