package org.homeward.report;

import java.time.Duration;
import org.homeward.background.Repeated;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Has the figures follow what happens, a few seconds behind it. */
@Component
class FigureWatch extends Repeated {

  private final FigureCounting counting;

  FigureWatch(FigureCounting counting, @Value("${homeward.report.count-every}") Duration every) {
    super("figures", every, every, "Cannot count the figures of the managers' pages");
    this.counting = counting;
  }

  @Override
  protected void work() {
    while (isRunning() && counting.countSome()) {
      // There is more.
    }
  }
}
