package org.homeward.discharge;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CaseSummaryPart;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Dates;
import org.homeward.web.SummaryRow;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Says on the case page what is in the way, who answers for it, and for how many days, in the three
 * ways that are counted.
 */
@Component
class DelayOnCasePage implements CaseSummaryPart {

  /** Most months that are shown; the stay of somebody ready for longer is on the reports. */
  private static final int MONTHS = 12;

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM yyyy", Locale.UK);

  private final ReadyPeriods periods;
  private final Barriers barriers;
  private final DelayReaders readers;
  private final AgencyDirectory agencies;
  private final Dates dates;
  private final MessageSource messages;

  DelayOnCasePage(
      ReadyPeriods periods,
      Barriers barriers,
      DelayReaders readers,
      AgencyDirectory agencies,
      Dates dates,
      MessageSource messages) {
    this.periods = periods;
    this.barriers = barriers;
    this.readers = readers;
    this.agencies = agencies;
    this.dates = dates;
    this.messages = messages;
  }

  @Override
  @Transactional(readOnly = true)
  public Summary summary(CaseFile file, SignedInUser viewer) {
    boolean why = readers.mayKnowWhy(viewer, file);
    Optional<SpellEntity> stay = periods.findSpell(file.id());
    List<DelayedDays.Period> counted = stay.map(periods::counted).orElse(List.of());
    List<SummaryRow> rows = new ArrayList<>();
    stay.filter(spell -> !spell.isVoided() && readers.mayKnowHowLong(viewer))
        .ifPresent(
            spell -> {
              periods.current(spell).ifPresent(period -> delayed(file, period, why, rows));
              national(counted, rows);
              if (why) {
                absent(spell, rows);
              }
            });
    List<BarrierEntity> open =
        barriers.open(file.id()).stream()
            .filter(barrier -> why || readers.isTheirs(viewer, barrier))
            .toList();
    if (!open.isEmpty()) {
      rows.add(new SummaryRow(say("discharge.case.barriers"), titles(open)));
    }
    return new Summary(rows, stay.map(spell -> departure(spell, counted)).orElse(null));
  }

  private void delayed(
      CaseFile file, ReadyPeriodEntity period, boolean why, List<SummaryRow> rows) {
    if (why) {
      Delay delay = period.delay();
      rows.add(new SummaryRow(say("discharge.case.reason"), delay.reason().description()));
      rows.add(new SummaryRow(say("discharge.case.attributed"), attributed(delay)));
    }
    if (file.readySince() != null) {
      LocalDate today = dates.today();
      rows.add(
          new SummaryRow(
              say("discharge.case.waiting"),
              say("discharge.days", DelayedDays.waiting(file.readySince(), today))));
      rows.add(
          new SummaryRow(
              say("discharge.case.episode"),
              say("discharge.days", DelayedDays.episode(file.readySince(), today))));
    }
  }

  /** The national count as it is reported: for each month by itself. */
  private void national(List<DelayedDays.Period> counted, List<SummaryRow> rows) {
    if (counted.isEmpty()) {
      return;
    }
    LocalDate today = dates.today();
    boolean runs = counted.stream().anyMatch(period -> period.end() == null);
    String months =
        DelayedDays.byMonth(counted, today).entrySet().stream()
            .limit(MONTHS)
            .map(
                month ->
                    say(
                        runs && month.getKey().equals(YearMonth.from(today))
                            ? "discharge.case.month.so-far"
                            : "discharge.case.month",
                        MONTH.format(month.getKey()),
                        say("discharge.days", month.getValue())))
            .collect(Collectors.joining("; "));
    rows.add(new SummaryRow(say("discharge.case.national"), months));
  }

  private void absent(SpellEntity spell, List<SummaryRow> rows) {
    if (spell.absentSince() != null) {
      rows.add(new SummaryRow(say("discharge.case.absent"), dates.day(spell.absentSince())));
    }
  }

  private static String titles(List<BarrierEntity> open) {
    return open.stream().map(BarrierEntity::title).collect(Collectors.joining("; "));
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }

  private static Departure departure(SpellEntity spell, List<DelayedDays.Period> counted) {
    return spell.dischargedOn() == null
        ? null
        : new Departure(spell.dischargedOn(), DelayedDays.finishedEpisodes(counted));
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
