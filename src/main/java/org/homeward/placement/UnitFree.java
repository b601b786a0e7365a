package org.homeward.placement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.homeward.casefile.AnswerRule;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.RuleBreach;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Rule {@code placement.unit-free}: nobody is nominated for a home that somebody else has, and such
 * a home is neither offered nor accepted. It tells people early; what happens at the very same
 * moment is decided by the job that accepts an offer.
 */
@Component
class UnitFree implements AnswerRule {

  private static final String CHOSEN = "nominatedUnits";

  private final Homes homes;
  private final Nominations nominations;
  private final MessageSource messages;

  UnitFree(Homes homes, Nominations nominations, MessageSource messages) {
    this.homes = homes;
    this.nominations = nominations;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "placement.unit-free";
  }

  @Override
  public List<RuleBreach> check(CaseFile file, String subject, Map<String, Object> answers) {
    List<RuleBreach> breaches = new ArrayList<>();
    Set<String> chosen = Needs.texts(answers.get(CHOSEN));
    if (chosen != null) {
      homes.all(chosen).stream()
          .filter(home -> !home.isFree())
          .map(home -> new RuleBreach(CHOSEN, say("placement.rule.taken", home.title())))
          .forEach(breaches::add);
    }
    if ("offer".equals(answers.get("providerDecision")) && isGone(file, subject)) {
      breaches.add(new RuleBreach("providerDecision", say("placement.rule.offered")));
    }
    if ("accept".equals(answers.get("personDecision")) && isGone(file, subject)) {
      breaches.add(new RuleBreach("personDecision", say("placement.rule.accepted")));
    }
    return breaches;
  }

  private boolean isGone(CaseFile file, String subject) {
    return nominations
        .find(file.id(), subject)
        .filter(nomination -> nomination.state() != Nomination.State.SECURED)
        .map(nomination -> homes.get(nomination.homeId()))
        .filter(home -> !home.isFree())
        .isPresent();
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
