package org.homeward.placement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.casefile.AnswerRule;
import org.homeward.casefile.CaseFacts;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CasePath;
import org.homeward.casefile.RuleBreach;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Rule {@code placement.shares-add-up}: of those who pay for the support under section 117, the
 * last to agree makes the shares 100 percent, and continuing healthcare is paid in full: nothing
 * may be left for the person to pay. For what the council pays under the Care Act the person may be
 * charged a part, so less than 100 is right there. The rent is on its own.
 *
 * <p>A payer whose task is open is still to answer: what it said in an earlier round counts no
 * more.
 */
@Component
class SharesAddUp implements AnswerRule {

  private static final String DECISION = "fundingDecision";
  private static final String WAY = "placementFunding";
  private static final String SHARE = "fundingShare";

  private static final Set<String> FOR_SUPPORT =
      Set.of("s117-council", "s117-nhs", "continuing-healthcare", "care-act");

  private static final BigDecimal ALL = BigDecimal.valueOf(100);

  private final CaseFacts facts;
  private final CasePath path;
  private final MessageSource messages;

  SharesAddUp(CaseFacts facts, CasePath path, MessageSource messages) {
    this.facts = facts;
    this.path = path;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "placement.shares-add-up";
  }

  @Override
  public List<RuleBreach> check(CaseFile file, String subject, Map<String, Object> answers) {
    if (file == null || !paysForSupport(answers)) {
      return List.of();
    }
    BigDecimal share = share(answers);
    if (!"yes".equals(facts.of(file.id()).get("section117"))) {
      boolean inFull = "continuing-healthcare".equals(answers.get(WAY));
      return inFull && share.compareTo(ALL) != 0
          ? List.of(new RuleBreach(SHARE, say("placement.rule.share.alone")))
          : List.of();
    }
    List<Map<String, Object>> others = othersWhoAgreed(file, subject);
    BigDecimal agreed =
        others.stream().map(SharesAddUp::share).reduce(BigDecimal.ZERO, BigDecimal::add);
    if (others.isEmpty() || agreed.add(share).compareTo(ALL) == 0) {
      return List.of();
    }
    String left = ALL.subtract(agreed).max(BigDecimal.ZERO).toPlainString();
    return List.of(
        new RuleBreach(SHARE, say("placement.rule.share.left", agreed.toPlainString(), left)));
  }

  private List<Map<String, Object>> othersWhoAgreed(CaseFile file, String subject) {
    Set<String> asked =
        path.ofSubjects(List.of(file.id())).stream()
            .filter(
                task ->
                    task.state() == CasePath.State.WAITING || task.state() == CasePath.State.TAKEN)
            .map(CasePath.SubjectTask::subject)
            .collect(Collectors.toSet());
    return facts.bySubject(file.id()).entrySet().stream()
        .filter(other -> !other.getKey().equals(subject) && !asked.contains(other.getKey()))
        .map(Map.Entry::getValue)
        .filter(SharesAddUp::paysForSupport)
        .toList();
  }

  private static boolean paysForSupport(Map<String, Object> said) {
    String way = Needs.text(said, WAY);
    return "agreed".equals(said.get(DECISION)) && way != null && FOR_SUPPORT.contains(way);
  }

  private static BigDecimal share(Map<String, Object> said) {
    Object share = said.get(SHARE);
    return share == null ? BigDecimal.ZERO : new BigDecimal(share.toString());
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
