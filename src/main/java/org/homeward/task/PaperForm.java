package org.homeward.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.homeward.form.FormText;
import org.homeward.form.FormView;

/** A form for reading and for writing on by hand: each question with what was answered so far. */
final class PaperForm {

  /**
   * A heading, words or a question.
   *
   * @param heading heading of the questions that follow, or null
   * @param blocks words between questions, or null
   * @param question the question, or null
   * @param hint help, or null
   * @param answer what was answered, with one line each; null for nothing
   * @param choices what can be chosen, if nothing was
   */
  record Line(
      String heading,
      List<FormText.Block> blocks,
      String question,
      String hint,
      String answer,
      List<String> choices) {}

  private final Set<String> hidden;
  private final List<Line> lines = new ArrayList<>();

  private PaperForm(Set<String> hidden) {
    this.hidden = hidden;
  }

  /**
   * @param form the form as it would be on the page
   * @param hidden questions that do not apply
   */
  static List<Line> of(FormView form, Set<String> hidden) {
    PaperForm paper = new PaperForm(hidden);
    paper.add(form.parts());
    return paper.lines;
  }

  private void add(List<FormView.Part> parts) {
    for (FormView.Part part : parts) {
      switch (part.kind()) {
        case WORDS -> {
          if (part.hideWhen() == null) {
            lines.add(new Line(null, part.blocks(), null, null, null, List.of()));
          }
        }
        case GROUP -> group(part);
        default -> {
          if (!hidden.contains(part.id())) {
            lines.add(question(part));
          }
        }
      }
    }
  }

  private void group(FormView.Part group) {
    int before = lines.size();
    lines.add(new Line(group.label(), null, null, null, null, List.of()));
    add(group.parts());
    boolean empty = lines.size() == before + 1;
    if (empty || group.label() == null) {
      lines.remove(before);
    }
  }

  private static Line question(FormView.Part part) {
    String answer = answer(part);
    List<String> choices =
        answer == null ? part.options().stream().map(FormView.Choice::label).toList() : List.of();
    return new Line(null, null, part.label(), part.hint(), answer, choices);
  }

  private static String answer(FormView.Part part) {
    String answer =
        switch (part.kind()) {
          case DATE ->
              part.boxes().stream()
                  .map(FormView.Box::value)
                  .filter(value -> value != null && !value.isBlank())
                  .collect(Collectors.joining(" "));
          case RADIOS, SELECT, TICK, CHECKLIST ->
              part.options().stream()
                  .filter(FormView.Choice::checked)
                  .map(FormView.Choice::label)
                  .collect(Collectors.joining("\n"));
          default -> part.value();
        };
    return answer == null || answer.isBlank() ? null : answer;
  }
}
