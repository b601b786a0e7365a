package org.homeward.consent;

import java.time.Duration;
import org.homeward.background.Repeated;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks every minute whether a consent ends. */
@Component
class ConsentWatch extends Repeated {

  private final EndingConsents ending;

  ConsentWatch(EndingConsents ending, @Value("${homeward.consent.watch-every}") Duration every) {
    super("consent-watch", every, every, "Cannot look whether consents end");
    this.ending = ending;
  }

  @Override
  protected void work() {
    ending.look();
  }
}
