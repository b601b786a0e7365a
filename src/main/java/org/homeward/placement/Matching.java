package org.homeward.placement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Borough;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Compares homes with what somebody needs. What is not known on either side is a question to ask
 * and never counts as met. It explains and orders; who gets a home is decided by people.
 */
@Component
class Matching {

  private final MessageSource messages;
  private final AgencyDirectory agencies;
  private final Dates dates;

  Matching(MessageSource messages, AgencyDirectory agencies, Dates dates) {
    this.messages = messages;
    this.agencies = agencies;
    this.dates = dates;
  }

  /** All homes compared, best first; see {@link Match#ORDER}. */
  List<Match> of(Needs needs, Collection<Home> homes) {
    return homes.stream().map(home -> of(needs, home)).sorted(Match.ORDER).toList();
  }

  /** One home compared. */
  Match of(Needs needs, Home home) {
    Comparison lines = new Comparison();
    support(needs, home, lines);
    place(needs, home, lines);
    gender(needs, home, lines);
    access(needs, home, lines);
    sharing(needs, home, lines);
    pets(needs, home, lines);
    risks(needs, home, lines);
    tenure(needs, home, lines);
    cost(needs, home, lines);
    time(needs, home, lines);
    return new Match(home, List.copyOf(lines.all));
  }

  /** How many homes each need rules out, most first: what is missing in the stock. */
  static Map<String, Long> blocking(Collection<Match> matches) {
    Map<String, Long> counted =
        matches.stream()
            .flatMap(match -> match.missed().stream())
            .collect(Collectors.groupingBy(Match.Line::need, Collectors.counting()));
    Map<String, Long> ordered = new LinkedHashMap<>();
    counted.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(entry -> ordered.put(entry.getKey(), entry.getValue()));
    return ordered;
  }

  private void support(Needs needs, Home home, Comparison lines) {
    SupportLevel there = home.scheme().supportLevel();
    if (needs.support() == null) {
      lines.ask("support", true, "support.unknown", there.words());
    } else if (there == needs.support()) {
      lines.fits("support", true, "support.same", there.words());
    } else if (there.reaches(needs.support())) {
      lines.misses("support", false, "support.more", needs.support().words(), there.words());
    } else {
      lines.misses("support", true, "support.less", needs.support().words(), there.words());
    }
  }

  private void place(Needs needs, Home home, Comparison lines) {
    String borough = home.scheme().boroughCode();
    String name = name(borough);
    if (needs.boroughsToAvoid().contains(borough)) {
      lines.misses("avoid", true, "avoid.borough", name);
    } else if (needs.areasToAvoid() != null) {
      String area = home.scheme().area() == null ? name : home.scheme().area() + ", " + name;
      lines.ask("avoid", true, "avoid.area", area, needs.areasToAvoid());
    }
    if (needs.boroughsWanted() != null) {
      String wanted =
          needs.boroughsWanted().stream().map(this::name).collect(Collectors.joining(", "));
      lines.add(
          needs.boroughsWanted().contains(borough),
          "borough",
          true,
          "borough.wanted",
          name,
          wanted);
    } else if (needs.homeBorough() != null) {
      lines.add(
          needs.homeBorough().equals(borough),
          "borough",
          false,
          "borough.home",
          name,
          name(needs.homeBorough()));
    } else {
      lines.ask("borough", true, "borough.unknown", name);
    }
    if (needs.homeBorough() != null && !needs.homeBorough().equals(borough)) {
      lines.ask("connection", false, "connection.ask", name, name(needs.homeBorough()));
    }
  }

  private void gender(Needs needs, Home home, Comparison lines) {
    GenderRule rule = home.facts().genderRule();
    GenderRule wanted = needs.livesWith();
    if (rule == null) {
      lines.ask("gender", true, "gender.rule-unknown");
    } else if (wanted == GenderRule.WOMEN || wanted == GenderRule.MEN) {
      lines.add(rule == wanted, "gender", true, "gender.wanted", wanted.words(), rule.words());
    } else if (rule == GenderRule.ANY) {
      if (wanted == null) {
        lines.ask("gender", true, "gender.wish-unknown");
      } else {
        lines.fits("gender", true, "gender.any");
      }
    } else if (needs.gender() == null || needs.gender().equals("other")) {
      lines.ask("gender", true, "gender.ask", rule.words());
    } else {
      boolean woman = needs.gender().equals("woman");
      lines.add(
          rule == (woman ? GenderRule.WOMEN : GenderRule.MEN),
          "gender",
          true,
          "gender.rule",
          rule.words());
    }
  }

  private void access(Needs needs, Home home, Comparison lines) {
    Boolean stepFree = home.facts().stepFree();
    if (needs.mobility() == null) {
      lines.ask(
          "step-free",
          true,
          stepFree == null
              ? "access.unknown"
              : stepFree ? "access.need-unknown.free" : "access.need-unknown.steps");
    } else if (needs.mobility() != Needs.Mobility.NONE) {
      if (stepFree == null) {
        lines.ask("step-free", true, "access.home-unknown");
      } else if (stepFree && needs.mobility() == Needs.Mobility.WHEELCHAIR) {
        // Step-free alone does not say that doors and bathroom are wide enough.
        lines.ask("step-free", true, "access.wheelchair");
      } else {
        lines.add(stepFree, "step-free", true, "access.step-free");
      }
    }
  }

  private void sharing(Needs needs, Home home, Comparison lines) {
    Boolean own = home.facts().selfContained();
    if (needs.selfContained() == null) {
      if (!Boolean.TRUE.equals(own)) {
        lines.ask("self-contained", false, "sharing.unknown");
      }
    } else if (needs.selfContained() != Needs.Wish.NO) {
      boolean needed = needs.selfContained() == Needs.Wish.NEEDED;
      if (own == null) {
        lines.ask("self-contained", needed, "sharing.home-unknown");
      } else {
        lines.add(own, "self-contained", needed, "sharing.own");
      }
    }
  }

  private void pets(Needs needs, Home home, Comparison lines) {
    Boolean allowed = home.facts().pets();
    if (needs.pets() == null) {
      if (!Boolean.TRUE.equals(allowed)) {
        lines.ask("pets", true, "pets.unknown");
      }
    } else if (needs.pets()) {
      if (allowed == null) {
        lines.ask("pets", true, "pets.home-unknown");
      } else {
        lines.add(allowed, "pets", true, "pets.allowed");
      }
    }
  }

  private void risks(Needs needs, Home home, Comparison lines) {
    Set<HousingRisk> notTaken = home.scheme().risksNotTaken();
    if (needs.risks() == null) {
      if (notTaken == null || !notTaken.isEmpty()) {
        lines.ask("risk", true, "risk.unknown");
      }
      return;
    }
    for (HousingRisk risk : needs.risks()) {
      if (notTaken == null) {
        lines.ask("risk", true, "risk.home-unknown", risk.words());
      } else {
        lines.add(!notTaken.contains(risk), "risk", true, "risk.taken", risk.words());
      }
    }
  }

  private void tenure(Needs needs, Home home, Comparison lines) {
    if (needs.tenure() == null) {
      return;
    }
    Tenure there = home.facts().tenure();
    if (there == null) {
      lines.ask("tenure", false, "tenure.unknown", needs.tenure().words());
    } else {
      lines.add(
          there == needs.tenure(),
          "tenure",
          false,
          "tenure.is",
          needs.tenure().words(),
          there.words());
    }
  }

  private void cost(Needs needs, Home home, Comparison lines) {
    if (needs.weeklyBudget() == null) {
      return;
    }
    BigDecimal cost = home.facts().weeklyCost();
    if (cost == null) {
      lines.ask("cost", true, "cost.unknown", pounds(needs.weeklyBudget()));
    } else {
      lines.add(
          cost.compareTo(needs.weeklyBudget()) <= 0,
          "cost",
          true,
          "cost.is",
          pounds(needs.weeklyBudget()),
          pounds(cost));
    }
  }

  private void time(Needs needs, Home home, Comparison lines) {
    LocalDate ready = home.readyOn();
    if (needs.moveBy() == null) {
      return;
    }
    String by = dates.day(needs.moveBy());
    if (ready == null) {
      lines.ask("time", false, "time.unknown", by);
    } else {
      lines.add(!ready.isAfter(needs.moveBy()), "time", false, "time.ready", by, dates.day(ready));
    }
  }

  private String name(String boroughCode) {
    return agencies.borough(boroughCode).map(Borough::name).orElse(boroughCode);
  }

  /** An amount as people write it: "£212.50", without pence when there are none. */
  static String pounds(BigDecimal amount) {
    BigDecimal whole = amount.stripTrailingZeros();
    return whole.scale() <= 0
        ? String.format(Locale.UK, "£%,d", whole.longValue())
        : String.format(Locale.UK, "£%,.2f", amount);
  }

  /** Collects the lines of one home. */
  private final class Comparison {

    private final List<Match.Line> all = new ArrayList<>();

    /** The words of what fits and of what does not stand under the key with ".yes" and ".no". */
    void add(boolean met, String need, boolean needed, String key, Object... arguments) {
      if (met) {
        fits(need, needed, key + ".yes", arguments);
      } else {
        misses(need, needed, key + ".no", arguments);
      }
    }

    void fits(String need, boolean needed, String key, Object... arguments) {
      put(need, Match.Fit.FITS, needed, key, arguments);
    }

    void misses(String need, boolean needed, String key, Object... arguments) {
      put(need, Match.Fit.DOES_NOT_FIT, needed, key, arguments);
    }

    void ask(String need, boolean needed, String key, Object... arguments) {
      put(need, Match.Fit.ASK, needed, key, arguments);
    }

    private void put(String need, Match.Fit fit, boolean needed, String key, Object... arguments) {
      String words = messages.getMessage("placement.match." + key, arguments, Locale.UK);
      all.add(new Match.Line(need, fit, needed, words));
    }
  }
}
