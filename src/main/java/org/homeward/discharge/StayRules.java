package org.homeward.discharge;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.homeward.casefile.AnswerRule;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.RuleBreach;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What dates of one stay must keep that only the stay itself knows: periods of readiness do not
 * overlap, nobody leaves before their readiness ended, nobody moves, leaves or dies before they
 * came.
 */
@Configuration(proxyBeanMethods = false)
class StayRules {

  private final ReadyPeriods periods;
  private final WardStayRepository stays;
  private final CaseFacts facts;
  private final Dates dates;
  private final MessageSource messages;

  StayRules(
      ReadyPeriods periods,
      WardStayRepository stays,
      CaseFacts facts,
      Dates dates,
      MessageSource messages) {
    this.periods = periods;
    this.stays = stays;
    this.facts = facts;
    this.dates = dates;
    this.messages = messages;
  }

  private record Rule(
      String name,
      BiFunction<SpellEntity, Map<String, Object>, Optional<RuleBreach>> broken,
      ReadyPeriods periods)
      implements AnswerRule {

    @Override
    public List<RuleBreach> check(CaseFile file, String subject, Map<String, Object> answers) {
      return file == null
          ? List.of()
          : periods.findSpell(file.id()).flatMap(spell -> broken.apply(spell, answers)).stream()
              .toList();
    }
  }

  /** A new readiness begins when the one before has ended. */
  @Bean
  AnswerRule readyFitsStay() {
    return new Rule(
        "ready-fits-stay",
        (spell, answers) ->
            notBefore(answers, "readyOn", periods.lastEnd(spell), "discharge.rule.ready-overlap")
                .or(
                    () ->
                        notBefore(
                            answers,
                            "readyOn",
                            Optional.of(spell.admittedOn()),
                            "discharge.rule.ready-admission")),
        periods);
  }

  /**
   * Nobody leaves before the last day on which they are known to have been ready, or before they
   * came to the ward they are on.
   */
  @Bean
  AnswerRule leavingFitsStay() {
    return new Rule(
        "leaving-fits-stay",
        (spell, answers) ->
            leaving(spell, answers, "dischargeDate")
                .or(() -> leaving(spell, answers, "transferredOn")),
        periods);
  }

  private Optional<RuleBreach> leaving(SpellEntity spell, Map<String, Object> answers, String key) {
    return notBefore(answers, key, periods.lastEnd(spell), "discharge.rule.left-before-ready-ended")
        .or(() -> notBefore(answers, key, onWardSince(spell), "discharge.rule.left-before-stay"));
  }

  /** Nobody dies before they come into hospital, in whichever of their cases that is told. */
  @Bean
  AnswerRule deathFitsStay() {
    return new AnswerRule() {

      @Override
      public String name() {
        return "death-fits-stay";
      }

      @Override
      public List<RuleBreach> check(CaseFile file, String subject, Map<String, Object> answers) {
        Object admitted = file == null ? null : facts.of(file.id()).get("admissionDate");
        return notBefore(
                answers,
                "dateOfDeath",
                Optional.ofNullable(admitted).map(day -> LocalDate.parse(day.toString())),
                "discharge.rule.died-before-admission")
            .stream()
            .toList();
      }
    };
  }

  private Optional<LocalDate> onWardSince(SpellEntity spell) {
    return stays.findBySpellIdOrderByStartedOnAscIdAsc(spell.id()).stream()
        .filter(WardStayEntity::isOpen)
        .map(WardStayEntity::startedOn)
        .findFirst();
  }

  /** Nobody moves on before they came to the ward they are on. */
  @Bean
  AnswerRule moveFitsStay() {
    return new Rule(
        "move-fits-stay",
        (spell, answers) ->
            notBefore(answers, "movedOn", onWardSince(spell), "discharge.rule.moved-before-stay"),
        periods);
  }

  private Optional<RuleBreach> notBefore(
      Map<String, Object> answers, String key, Optional<LocalDate> earliest, String words) {
    Object day = answers.get(key);
    return day == null
        ? Optional.empty()
        : earliest
            .filter(first -> LocalDate.parse(day.toString()).isBefore(first))
            .map(first -> new RuleBreach(key, say(words, first)));
  }

  private String say(String words, LocalDate day) {
    return messages.getMessage(words, new Object[] {dates.day(day)}, Locale.UK);
  }
}
