package org.homeward.person;

import java.time.Duration;
import org.homeward.background.Repeated;
import org.springframework.stereotype.Component;

/**
 * Fills in the words of names that were kept without: once through all when a copy starts, then
 * only those who are new, whom a copy of an older version may have registered.
 */
@Component
class NameWordsWatch extends Repeated {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration EVERY = Duration.ofMinutes(10);

  private final NameWords words;
  private long after;

  NameWordsWatch(NameWords words) {
    super("name-words", SOON, EVERY, "Cannot fill in the words of names");
    this.words = words;
  }

  @Override
  protected void work() {
    long last = after;
    do {
      after = last;
      last = words.fill(after);
    } while (last != after && isRunning());
  }
}
