package org.homeward.audit;

import java.time.Duration;
import org.homeward.background.Repeated;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Has new entries sealed again and again while the application runs. */
@Component
class AuditSealing extends Repeated {

  /** Between two looks for entries that were committed late. */
  private static final int ROUNDS = 600;

  private final AuditSealer sealer;
  private int round;

  AuditSealing(AuditSealer sealer, @Value("${homeward.audit.seal-every:1s}") Duration every) {
    super("audit-sealing", Duration.ZERO, every, "Audit entries cannot be sealed just now");
    this.sealer = sealer;
  }

  @Override
  protected void work() {
    if (round % ROUNDS == 0) {
      sealer.sealAll(this::isRunning);
    } else {
      sealer.sealNew(this::isRunning);
    }
    round++;
  }
}
