package org.homeward.form;

import java.util.List;

/**
 * Where the choices of a question come from: written in the form, or an {@link OptionSource}.
 *
 * @param fixed the choices written in the form; empty when there is a source
 * @param source name of the source, or null
 */
public record Choices(List<Option> fixed, String source) {

  /** Copies the list. */
  public Choices {
    fixed = List.copyOf(fixed);
  }

  List<Option> in(FormContext context) {
    return source == null ? fixed : context.options(source);
  }
}
