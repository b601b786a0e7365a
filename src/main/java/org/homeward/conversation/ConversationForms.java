package org.homeward.conversation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormDefinition;
import org.homeward.form.Option;
import org.homeward.form.OptionSource;
import org.springframework.stereotype.Component;

/** The forms of this feature, and the agencies that they offer. */
@Component
class ConversationForms implements OptionSource {

  /** Fact: the agencies to offer, as options. */
  static final String OFFERED = "conversationAgencies";

  private static final String SOURCE = "conversation-agencies";

  private final FormCatalogue forms =
      FormCatalogue.ofFeature("conversation", Set.of(SOURCE), "comment", "comment-own", "strike");

  /**
   * The form for a comment.
   *
   * @param alone whether there is no other agency to choose
   */
  FormDefinition comment(boolean alone) {
    return forms.form(alone ? "conversation-comment-own" : "conversation-comment");
  }

  FormDefinition strike() {
    return forms.form("conversation-strike");
  }

  @Override
  public String name() {
    return SOURCE;
  }

  @Override
  public List<Option> options(Map<String, Object> facts) {
    return facts.get(OFFERED) instanceof List<?> offered
        ? offered.stream().map(Option.class::cast).toList()
        : List.of();
  }
}
