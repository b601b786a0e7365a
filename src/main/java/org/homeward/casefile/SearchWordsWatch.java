package org.homeward.casefile;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.background.Repeated;
import org.springframework.stereotype.Component;

/**
 * Fills in the words of texts that were kept without: once through all when a copy starts, then
 * only those that are new, which a copy of an older version may have kept.
 */
@Component
class SearchWordsWatch extends Repeated {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration EVERY = Duration.ofMinutes(10);

  private final SearchWords words;
  private final List<SearchedTexts> sources;
  private final Map<SearchedTexts, Long> done = new HashMap<>();

  SearchWordsWatch(SearchWords words, List<SearchedTexts> sources) {
    super("search-words", SOON, EVERY, "Cannot fill in the words by which cases are found");
    this.words = words;
    this.sources = sources;
  }

  @Override
  protected void work() {
    for (SearchedTexts source : sources) {
      long last = done.getOrDefault(source, 0L);
      long after;
      do {
        after = last;
        last = words.fill(source, after);
        done.put(source, last);
      } while (last != after && isRunning());
    }
  }
}
