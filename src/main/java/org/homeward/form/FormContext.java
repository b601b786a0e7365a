package org.homeward.form;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * What a form may look at while it is shown or checked: the facts of the case, the day it is, the
 * choices of option sources, and the words of messages. Made by {@link FormContexts}; made for one
 * request and not shared between threads.
 */
public final class FormContext {

  /** Name of the variable with today's date in FEEL. */
  static final String TODAY = "today";

  private final Map<String, Object> facts;
  private final Predicate<String> readable;
  private final LocalDate today;
  private final Map<String, OptionSource> sources = new HashMap<>();
  private final Map<String, List<Option>> loaded = new HashMap<>();
  private final FormWords words;

  FormContext(
      Map<String, Object> facts,
      Predicate<String> readable,
      LocalDate today,
      Collection<? extends OptionSource> sources,
      FormWords words) {
    this.facts = new HashMap<>(facts);
    this.readable = readable;
    this.today = today;
    sources.forEach(source -> this.sources.put(source.name(), source));
    this.words = words;
  }

  /**
   * A context without the application, for tests and tools.
   *
   * @param facts facts of the case by key
   * @param today the day it is
   * @param sources option sources
   * @return the context, with Homeward's English words
   */
  public static FormContext of(
      Map<String, Object> facts, LocalDate today, Collection<? extends OptionSource> sources) {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return new FormContext(facts, key -> true, today, sources, new FormWords(messages));
  }

  /**
   * @return facts of the case by key
   */
  public Map<String, Object> facts() {
    return Collections.unmodifiableMap(facts);
  }

  /**
   * Whether who looks at the form may read a fact. Conditions and checks look at all facts; what is
   * shown or filled in comes from these alone.
   *
   * @param key key of a fact
   */
  public boolean mayRead(String key) {
    return readable.test(key);
  }

  /**
   * @return the day it is in London
   */
  public LocalDate today() {
    return today;
  }

  FormWords words() {
    return words;
  }

  /** The choices of a source; read at most once, so that page and check see the same. */
  List<Option> options(String source) {
    return loaded.computeIfAbsent(
        source,
        name -> {
          OptionSource found = sources.get(name);
          if (found == null) {
            throw new IllegalStateException("There is no option source \"" + name + "\".");
          }
          return List.copyOf(found.options(facts()));
        });
  }
}
