package org.homeward.pathway;

import java.time.Duration;
import org.homeward.background.Repeated;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks every few seconds whether another copy of the application has taken pathways. */
@Component
class FolderWatch extends Repeated {

  private final FolderPathways pathways;

  FolderWatch(
      FolderPathways pathways, @Value("${homeward.pathways.watch-every:10s}") Duration every) {
    super("pathway-watch", every, every, "Cannot look for new pathways");
    this.pathways = pathways;
  }

  @Override
  protected void work() {
    pathways.catchUp();
  }
}
