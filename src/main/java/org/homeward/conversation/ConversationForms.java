package org.homeward.conversation;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.homeward.casefile.CircleOffered;
import org.homeward.form.FormCatalogue;
import org.homeward.form.FormContext;
import org.homeward.form.FormContexts;
import org.homeward.form.FormDefinition;
import org.homeward.form.Option;
import org.springframework.stereotype.Component;

/** The forms of this feature. */
@Component
class ConversationForms {

  private final FormCatalogue forms =
      FormCatalogue.ofFeature(
          "conversation",
          Set.of(CircleOffered.NAME),
          "comment",
          "comment-own",
          "strike",
          "question",
          "answer");

  private final FormContexts contexts;

  ConversationForms(FormContexts contexts) {
    this.contexts = contexts;
  }

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

  FormDefinition question() {
    return forms.form("conversation-question");
  }

  FormDefinition answer() {
    return forms.form("conversation-answer");
  }

  /**
   * What a form may look at.
   *
   * @param offered names of the agencies or teams to choose from, by code
   */
  FormContext context(Map<String, String> offered) {
    List<Option> options =
        offered.entrySet().stream()
            .map(each -> new Option(each.getKey(), each.getValue()))
            .toList();
    return contexts.of(Map.of(CircleOffered.OFFERED, options));
  }
}
