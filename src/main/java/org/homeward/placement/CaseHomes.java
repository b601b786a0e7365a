package org.homeward.placement;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The homes somebody can still get, compared with what one case needs, ready to be shown. */
@Component
class CaseHomes {

  /** Most homes of a sort on one page; by their order the best are among them. */
  private static final int MOST = 40;

  /**
   * A home and how it fits, in words.
   *
   * @param code code of the home
   * @param href its page
   * @param title scheme and name
   * @param place area and borough
   * @param ready when it can be let
   * @param headline the counts in words: what it meets, what is to ask
   * @param misses needs that rule it out
   * @param asks what somebody has to ask
   * @param meets what it meets
   * @param wishes wishes it does not meet
   */
  record Shown(
      String code,
      String href,
      String title,
      String place,
      String ready,
      String headline,
      List<String> misses,
      List<String> asks,
      List<String> meets,
      List<String> wishes) {}

  /**
   * All of them.
   *
   * @param reference the case
   * @param summary how many fit and how many do not, in words
   * @param blocked the needs that rule most homes out, in words; null if none does
   * @param fitting homes that nothing rules out, fewest open questions first
   * @param ruledOut the others, with the fewest misses first
   * @param left how many fitting homes are not shown
   */
  record All(
      String reference,
      String summary,
      String blocked,
      List<Shown> fitting,
      List<Shown> ruledOut,
      int left) {}

  private final Homes homes;
  private final Matching matching;
  private final CaseFacts facts;
  private final HomeWords words;
  private final MessageSource messages;

  CaseHomes(
      Homes homes, Matching matching, CaseFacts facts, HomeWords words, MessageSource messages) {
    this.homes = homes;
    this.matching = matching;
    this.facts = facts;
    this.words = words;
    this.messages = messages;
  }

  /** Compares every free home with what the case says is needed. */
  All of(CaseFile file) {
    return of(file, MOST);
  }

  /** As {@link #of(CaseFile)}, with so many homes of a sort at most. */
  All of(CaseFile file, int most) {
    List<Match> matches = matching.of(Needs.of(facts.of(file.id())), homes.free());
    List<Match> fitting = matches.stream().filter(match -> !match.isRuledOut()).toList();
    List<Match> out = matches.stream().filter(Match::isRuledOut).toList();
    long sure = fitting.stream().filter(match -> match.questions().isEmpty()).count();
    return new All(
        file.reference(),
        say("placement.homes.summary", sure, fitting.size() - sure, out.size()),
        fitting.isEmpty() ? blocked(matches) : null,
        fitting.stream().limit(most).map(this::shown).toList(),
        out.stream().limit(most).map(this::shown).toList(),
        Math.max(0, fitting.size() - most));
  }

  private String blocked(List<Match> matches) {
    Map<String, Long> blocking = Matching.blocking(matches);
    if (blocking.isEmpty()) {
      return null;
    }
    Map.Entry<String, Long> worst = blocking.entrySet().iterator().next();
    return say(
        "placement.homes.blocked", say("placement.need." + worst.getKey()), worst.getValue());
  }

  private Shown shown(Match match) {
    HomeWords.Line line = words.line(match.home(), true);
    return new Shown(
        match.home().code(),
        line.href(),
        line.name(),
        line.place(),
        line.ready(),
        say(
            match.isRuledOut() ? "placement.homes.headline.out" : "placement.homes.headline",
            match.met().size(),
            match.questions().size(),
            match.missed().size()),
        texts(match.missed()),
        texts(match.questions()),
        texts(match.met()),
        texts(match.wishesMissed()));
  }

  private static List<String> texts(List<Match.Line> lines) {
    return lines.stream().map(Match.Line::words).toList();
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
