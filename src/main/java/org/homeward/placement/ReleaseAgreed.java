package org.homeward.placement;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.homeward.casefile.AnswerRule;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.RuleBreach;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Rule {@code placement.release}: nothing is released to a provider that the person does not agree
 * to share. Looks at {@code releaseChecked}.
 */
@Component
class ReleaseAgreed implements AnswerRule {

  private final SharingWithProviders sharing;
  private final MessageSource messages;

  ReleaseAgreed(SharingWithProviders sharing, MessageSource messages) {
    this.sharing = sharing;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "placement.release";
  }

  @Override
  public List<RuleBreach> check(CaseFile file, String subject, Map<String, Object> answers) {
    return Boolean.TRUE.equals(answers.get(ReleasedWords.CHECKED))
            && sharing.of(file.id()).isEmpty()
        ? List.of(
            new RuleBreach(
                ReleasedWords.CHECKED,
                messages.getMessage("placement.rule.not-agreed", null, Locale.UK)))
        : List.of();
  }
}
