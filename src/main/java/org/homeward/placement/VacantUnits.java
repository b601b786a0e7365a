package org.homeward.placement;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeward.form.Option;
import org.homeward.form.OptionSource;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Option source {@code vacant-units}: the homes somebody can still get, those that fit the case
 * first, each with how it fits. Homes that went in the last day stay in the list and say so:
 * whoever has the page open and chooses one is then told by the rule {@link UnitFree} what has
 * happened.
 */
@Component
class VacantUnits implements OptionSource {

  private static final Duration JUST_NOW = Duration.ofDays(1);

  private final Homes homes;
  private final Matching matching;
  private final MessageSource messages;
  private final Clock clock;

  VacantUnits(Homes homes, Matching matching, MessageSource messages, Clock clock) {
    this.homes = homes;
    this.matching = matching;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "vacant-units";
  }

  @Override
  public List<Option> options(Map<String, Object> facts) {
    List<Home> all = homes.freeOrJustTaken(clock.instant().minus(JUST_NOW));
    List<Option> options = new ArrayList<>();
    for (Match match : matching.of(Needs.of(facts), all.stream().filter(Home::isFree).toList())) {
      options.add(new Option(match.home().code(), label(match)));
    }
    all.stream()
        .filter(home -> !home.isFree())
        .map(home -> new Option(home.code(), say("placement.option.taken", home.title())))
        .forEach(options::add);
    return options;
  }

  private String label(Match match) {
    String title = match.home().title();
    if (match.isRuledOut()) {
      String misses = String.join("; ", match.missed().stream().map(Match.Line::words).toList());
      return say("placement.option.out", title, misses);
    }
    return say("placement.option.fits", title, match.questions().size());
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
