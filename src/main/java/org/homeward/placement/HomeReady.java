package org.homeward.placement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.homeward.casefile.AnswerRule;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.RuleBreach;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Rule {@code placement.home-ready}: nobody is to move in before the home can be let, and nobody
 * has moved in where somebody else still lives.
 */
@Component
class HomeReady implements AnswerRule {

  private final Nominations nominations;
  private final Homes homes;
  private final Stays stays;
  private final MessageSource messages;
  private final Dates dates;

  HomeReady(
      Nominations nominations, Homes homes, Stays stays, MessageSource messages, Dates dates) {
    this.nominations = nominations;
    this.homes = homes;
    this.stays = stays;
    this.messages = messages;
    this.dates = dates;
  }

  @Override
  public String name() {
    return "placement.home-ready";
  }

  @Override
  public List<RuleBreach> check(CaseFile file, String subject, Map<String, Object> answers) {
    Optional<Home> home =
        nominations
            .find(file.id(), subject)
            .or(() -> nominations.secured(file.id()))
            .map(nomination -> homes.get(nomination.homeId()));
    List<RuleBreach> breaches = new ArrayList<>();
    home.map(Home::readyOn)
        .filter(ready -> day(answers, "moveInDate").filter(ready::isAfter).isPresent())
        .map(ready -> breach("moveInDate", "placement.rule.ready", dates.day(ready)))
        .ifPresent(breaches::add);
    home.filter(
            one ->
                day(answers, "movedInOn")
                    .filter(on -> stays.othersLiveIn(one.id(), file.id(), on))
                    .isPresent())
        .map(one -> breach("movedInOn", "placement.rule.lived-in", one.title()))
        .ifPresent(breaches::add);
    return breaches;
  }

  private static Optional<LocalDate> day(Map<String, Object> answers, String key) {
    return Optional.ofNullable(Needs.text(answers, key)).map(LocalDate::parse);
  }

  private RuleBreach breach(String question, String key, Object... arguments) {
    return new RuleBreach(question, messages.getMessage(key, arguments, Locale.UK));
  }
}
