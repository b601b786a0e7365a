package org.homeward.pathway;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.homeward.camunda.EngineDeployment;
import org.homeward.camunda.EngineGate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Brings the pathways to the engine at start, those that come with the application and those taken
 * from the folder, and then reads the folder anew. Pages do not wait for it: while the engine is
 * away it is tried again, and what people start meanwhile waits in the outbox.
 */
@Component
class PathwayDeployer implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(PathwayDeployer.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final PathwayFiles files;
  private final FolderPathways folder;
  private final EngineDeployment engine;
  private final PathwayCatalogue catalogue;
  private final EngineGate gate;
  private final boolean enabled;
  private final CountDownLatch done = new CountDownLatch(1);
  private volatile Thread thread;

  PathwayDeployer(
      PathwayFiles files,
      FolderPathways folder,
      EngineDeployment engine,
      PathwayCatalogue catalogue,
      EngineGate gate,
      @Value("${homeward.camunda.workers:true}") boolean enabled) {
    this.files = files;
    this.folder = folder;
    this.engine = engine;
    this.catalogue = catalogue;
    this.gate = gate;
    this.enabled = enabled;
  }

  @Override
  public boolean isAutoStartup() {
    return enabled;
  }

  /** Before the workers and the outbox, which are in the default phase. */
  @Override
  public int getPhase() {
    return DEFAULT_PHASE - 10;
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name("pathway-deployment").start(this::deployUntilDone);
    try {
      // The usual case is over in a second; an absent engine must not keep the application down.
      done.await(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void deployUntilDone() {
    // Each round tries all that are left, so that one faulty pathway holds up no other.
    Map<String, Map<String, byte[]>> left = new TreeMap<>(files.byFolder());
    folder.taken().forEach(content -> left.put(content.key(), content.files()));
    boolean folderRead = false;
    while (true) {
      boolean answered = true;
      for (String folder : List.copyOf(left.keySet())) {
        switch (deploy(folder, left.get(folder))) {
          case DEPLOYED -> left.remove(folder);
          case REFUSED -> LOG.error("The files of pathway {} need to be mended", folder);
          case UNREACHABLE -> answered = false;
        }
      }
      if (answered) {
        // Nothing in a folder of somebody else's may keep what people did from the engine.
        gate.open();
        folderRead = folderRead || folder.readAtStart();
        done.countDown();
      }
      if (left.isEmpty() && folderRead) {
        return;
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private enum Outcome {
    DEPLOYED,
    REFUSED,
    UNREACHABLE
  }

  private Outcome deploy(String folder, Map<String, byte[]> content) {
    try {
      catalogue.keep(engine.deploy(content), content);
      LOG.info("Pathway {} is deployed", folder);
      return Outcome.DEPLOYED;
    } catch (EngineDeployment.Refused e) {
      LOG.warn("The engine refuses pathway {}: {}", folder, e.getMessage());
      return Outcome.REFUSED;
    } catch (RuntimeException e) {
      LOG.warn("Pathway {} is not deployed yet: {}", folder, e.getMessage());
      return Outcome.UNREACHABLE;
    }
  }
}
