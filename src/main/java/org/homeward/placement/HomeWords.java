package org.homeward.placement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Borough;
import org.homeward.agency.WorkingCalendar;
import org.homeward.web.Banner;
import org.homeward.web.Dates;
import org.homeward.web.StatusTag;
import org.homeward.web.SummaryRow;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Homes in words, the same on every page. */
@Component
class HomeWords {

  /**
   * A home as a line of a list.
   *
   * @param href its page
   * @param name scheme and name
   * @param place area and borough
   * @param kind kind of scheme
   * @param support how much support
   * @param features what it is like, in a few words
   * @param tag its state as a tag, or null
   * @param state its state in words
   * @param ready when it can be let
   * @param empty how long it has been empty, or null
   * @param limit when the present stay ends, or how long it is over its limit; null without one
   * @param nominations how many people are nominated; null for who may not know, and when nobody is
   * @param confirmed when its provider last said that all this is right
   * @param stale whether that is too long ago
   */
  record Line(
      String href,
      String name,
      String place,
      String kind,
      String support,
      String features,
      StatusTag tag,
      String state,
      String ready,
      String empty,
      String limit,
      String nominations,
      String confirmed,
      boolean stale) {}

  private final MessageSource messages;
  private final AgencyDirectory agencies;
  private final Dates dates;
  private final PlacementProperties properties;

  HomeWords(
      MessageSource messages,
      AgencyDirectory agencies,
      Dates dates,
      PlacementProperties properties) {
    this.messages = messages;
    this.agencies = agencies;
    this.dates = dates;
    this.properties = properties;
  }

  Line line(Home home, boolean seesNominations) {
    LocalDate today = dates.today();
    HomeState state = seesNominations ? home.state() : publicState(home);
    Long empty = home.daysEmpty(today);
    return new Line(
        "/vacancies/" + home.code(),
        home.title(),
        place(home.scheme()),
        home.scheme().kind().words(),
        home.scheme().supportLevel().words(),
        features(home.facts()),
        state.tag(),
        state.words(),
        ready(home),
        empty == null ? null : say("placement.days-empty", empty),
        limit(home.stayLimitOn()),
        seesNominations && home.nominations() > 0
            ? say("placement.nominations", home.nominations())
            : null,
        confirmed(home),
        isStale(home));
  }

  /** When a limited stay ends, or by how much it is too long; null without a limit. */
  String limit(LocalDate last) {
    if (last == null) {
      return null;
    }
    long over = ChronoUnit.DAYS.between(last, dates.today());
    return over > 0
        ? say("placement.days-over", over)
        : say("placement.stay-ends", dates.day(last));
  }

  /**
   * For other providers a home is free or it is not; who is asked about it is not their business.
   */
  static HomeState publicState(Home home) {
    return home.isFree() ? home.recorded() : home.state();
  }

  String place(Scheme scheme) {
    String borough = borough(scheme.boroughCode());
    return scheme.area() == null ? borough : scheme.area() + ", " + borough;
  }

  String borough(String code) {
    return agencies.borough(code).map(Borough::name).orElse(code);
  }

  String agency(String code) {
    return agencies.agency(code).map(Agency::name).orElse(code);
  }

  private String ready(Home home) {
    if (!home.recorded().isFree()) {
      return null;
    }
    if (home.readyOn() == null) {
      return say("placement.ready.unknown");
    }
    return home.readyOn().isAfter(dates.today())
        ? say("placement.ready.from", dates.day(home.readyOn()))
        : say("placement.ready.now");
  }

  /** "Confirmed today", "Confirmed 3 days ago" or "Never confirmed". */
  String confirmed(Home home) {
    if (home.confirmedAt() == null) {
      return say("placement.confirmed.never");
    }
    return say("placement.confirmed", daysSinceConfirmed(home));
  }

  boolean isStale(Home home) {
    return home.confirmedAt() == null
        || daysSinceConfirmed(home) > properties.confirmedWithinDays();
  }

  private long daysSinceConfirmed(Home home) {
    return ChronoUnit.DAYS.between(WorkingCalendar.dayOf(home.confirmedAt()), dates.today());
  }

  private String features(HomeFacts facts) {
    List<String> parts = new ArrayList<>();
    if (facts.selfContained() != null) {
      parts.add(say(facts.selfContained() ? "placement.self-contained" : "placement.shared"));
    }
    if (Boolean.TRUE.equals(facts.stepFree())) {
      parts.add(say("placement.step-free"));
    } else if (facts.floor() != null) {
      parts.add(floor(facts.floor()));
    }
    if (facts.genderRule() != null && facts.genderRule() != GenderRule.ANY) {
      parts.add(facts.genderRule().words());
    }
    if (Boolean.TRUE.equals(facts.pets())) {
      parts.add(say("placement.pets"));
    }
    String words = String.join(", ", parts);
    return words.isEmpty() ? words : words.charAt(0) + words.substring(1).toLowerCase(Locale.UK);
  }

  private String floor(int floor) {
    if (floor == 0) {
      return say("placement.floor.ground");
    }
    return floor < 0 ? say("placement.floor.below") : say("placement.floor", floor);
  }

  /** Everything that is said of a home; null where nothing is. */
  List<SummaryRow> rows(Home home) {
    HomeFacts facts = home.facts();
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(row("self-contained", yesNo(facts.selfContained())));
    rows.add(row("floor", facts.floor() == null ? null : floor(facts.floor())));
    rows.add(row("step-free", yesNo(facts.stepFree())));
    rows.add(row("gender", facts.genderRule() == null ? null : facts.genderRule().words()));
    rows.add(row("pets", yesNo(facts.pets())));
    rows.add(row("tenure", facts.tenure() == null ? null : facts.tenure().words()));
    rows.add(row("rent", facts.weeklyRent() == null ? null : Matching.pounds(facts.weeklyRent())));
    rows.add(
        row(
            "charge",
            facts.weeklyServiceCharge() == null
                ? null
                : Matching.pounds(facts.weeklyServiceCharge())));
    return rows;
  }

  /** Everything that is said of a scheme. */
  List<SummaryRow> rows(Scheme scheme) {
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(row("provider", agency(scheme.agencyCode())));
    rows.add(row("place", place(scheme)));
    rows.add(row("kind", scheme.kind().words()));
    rows.add(row("support", scheme.supportLevel().words()));
    rows.add(row("landlord", scheme.landlord()));
    if (scheme.supportProvider() != null) {
      rows.add(row("support-provider", scheme.supportProvider()));
    }
    rows.add(
        row(
            "specified",
            scheme.specified() == null
                ? null
                : scheme.specified().words() + ". " + scheme.specified().whoPaysRent() + "."));
    rows.add(
        row(
            "limit",
            scheme.stayLimitDays() == null
                ? say("placement.limit.none")
                : say("placement.days", scheme.stayLimitDays())));
    rows.add(row("cqc", yesNo(scheme.cqcRegulated())));
    rows.add(row("risks", risks(scheme)));
    return rows;
  }

  private String risks(Scheme scheme) {
    if (scheme.risksNotTaken() == null) {
      return null;
    }
    return scheme.risksNotTaken().isEmpty()
        ? say("placement.risks.none")
        : scheme.risksNotTaken().stream()
            .sorted()
            .map(HousingRisk::words)
            .reduce((a, b) -> a + "; " + b)
            .orElseThrow();
  }

  /** Where it stands, with its dates. Why somebody left is not every provider's business. */
  List<SummaryRow> standing(Home home, boolean seesNominations) {
    Line line = line(home, seesNominations);
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(row("state", line.state()));
    if (home.noticeOn() != null) {
      rows.add(row("notice", dates.day(home.noticeOn())));
    }
    if (home.voidOn() != null) {
      rows.add(row("void", dates.day(home.voidOn())));
    }
    if (seesNominations && home.voidReason() != null) {
      rows.add(row("void-reason", home.voidReason().words()));
    }
    if (line.empty() != null) {
      rows.add(row("empty", line.empty()));
    }
    if (home.recorded().isFree()) {
      rows.add(row("ready", home.readyOn() == null ? null : dates.day(home.readyOn())));
    }
    if (home.outOfUseReason() != null) {
      rows.add(row("out-of-use", home.outOfUseReason()));
    }
    if (line.limit() != null) {
      rows.add(row("stay-ends", line.limit()));
    }
    rows.add(
        row(
            "confirmed",
            home.confirmedBy() == null
                ? line.confirmed()
                : say("placement.confirmed.by", line.confirmed(), home.confirmedBy())));
    return rows;
  }

  private SummaryRow row(String key, String text) {
    return new SummaryRow(say("placement.row." + key), text);
  }

  private String yesNo(Boolean flag) {
    return flag == null ? null : say(flag ? "form.yes" : "form.no");
  }

  /** What the page says after a provider has changed its stock. */
  Banner done(String key, Object... arguments) {
    return Banner.success(say(key, arguments), say("placement.done.board"));
  }

  String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
