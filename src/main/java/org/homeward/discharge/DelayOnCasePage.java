package org.homeward.discharge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseSummaryPart;
import org.homeward.web.SummaryRow;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says on the case page what is in the way and who answers for it. */
@Component
class DelayOnCasePage implements CaseSummaryPart {

  private final ReadyPeriods periods;
  private final AgencyDirectory agencies;

  DelayOnCasePage(ReadyPeriods periods, AgencyDirectory agencies) {
    this.periods = periods;
    this.agencies = agencies;
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
            });
    return rows;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<Departure> departure(CaseFile file) {
    return periods
        .findSpell(file.id())
        .filter(spell -> spell.dischargedOn() != null)
        .map(spell -> new Departure(spell.dischargedOn(), periods.daysReady(spell)));
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
