package org.homeward.embeddedcamunda.engine;

import io.camunda.search.clients.SearchClientsProxy;
import io.camunda.security.auth.BrokerRequestAuthorizationConverter;
import io.camunda.security.configuration.SecurityConfiguration;
import io.camunda.zeebe.db.AccessMetricsConfiguration;
import io.camunda.zeebe.db.ConsistencyChecksSettings;
import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.db.impl.rocksdb.RocksDbConfiguration;
import io.camunda.zeebe.db.impl.rocksdb.ZeebeRocksDbFactory;
import io.camunda.zeebe.engine.Engine;
import io.camunda.zeebe.engine.EngineConfiguration;
import io.camunda.zeebe.engine.processing.EngineProcessors;
import io.camunda.zeebe.engine.processing.message.command.SubscriptionCommandSender;
import io.camunda.zeebe.engine.processing.streamprocessor.TypedRecordProcessors;
import io.camunda.zeebe.logstreams.log.LogStream;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.camunda.zeebe.scheduler.ActorScheduler;
import io.camunda.zeebe.scheduler.clock.ControlledActorClock;
import io.camunda.zeebe.stream.impl.ControllableStreamClockImpl;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.camunda.zeebe.util.FeatureFlags;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.homeward.embeddedcamunda.log.BlockLog;

/**
 * A Zeebe engine with one partition, running over a log. Its state is built from the log at the
 * start. It does not own the log: closing the engine leaves the log open.
 */
public final class EngineHost implements AutoCloseable {
  /** Number of the only partition. */
  public static final int PARTITION = 1;

  /** Version of the engine modules on the class path. */
  public static final String VERSION = "8.8.21";

  private static final long ROCKS_DB_MEMORY = 64L << 20;
  private static final Duration REPLAY_CHECK = Duration.ofMillis(2);
  private static final Duration JOB_TIMEOUT_CHECK = Duration.ofMillis(250);

  private final ActorScheduler scheduler;
  private final LogStream logStream;
  private final ZeebeDb<ZbColumnFamilies> state;
  private final StreamProcessor processor;
  private final PendingReplies replies;
  private final AvailableWork work = new AvailableWork();
  private final CommandSender commands;

  /**
   * Starts an engine and returns when it has gone through the log and takes commands.
   *
   * @param log the log; what is in it is replayed
   * @param stateDirectory a directory that does not exist yet, for the state
   * @param clock the time the engine lives by
   */
  public static EngineHost start(BlockLog log, Path stateDirectory, ControlledActorClock clock) {
    EngineHost host = new EngineHost(log, stateDirectory, clock);
    host.processor.openAsync(false).join();
    host.awaitReplay();
    return host;
  }

  private void awaitReplay() {
    while (processor.getCurrentPhase().join() != StreamProcessor.Phase.PROCESSING) {
      if (processor.isFailed()) {
        throw new IllegalStateException("The engine failed to go through its log");
      }
      LockSupport.parkNanos(REPLAY_CHECK.toNanos());
    }
  }

  private EngineHost(BlockLog log, Path stateDirectory, ControlledActorClock clock) {
    MeterRegistry meters = new CompositeMeterRegistry(); // measures nothing
    scheduler =
        ActorScheduler.newActorScheduler()
            .setActorClock(clock)
            .setCpuBoundActorThreadCount(1)
            .setIoBoundActorThreadCount(1)
            .setSchedulerName("embedded-camunda")
            .build();
    scheduler.start();
    logStream =
        LogStream.builder()
            .withPartitionId(PARTITION)
            .withLogStorage(log)
            .withClock(clock)
            .withMeterRegistry(meters)
            .build();
    state = openState(stateDirectory);
    replies = new PendingReplies(log::force);
    commands = new CommandSender(logStream.newLogStreamWriter(), replies);
    processor =
        StreamProcessor.builder()
            .logStream(logStream)
            .zeebeDb(state)
            .commandResponseWriter(replies)
            .partitionCommandSender(commands)
            .recordProcessors(List.of(engine()))
            .actorSchedulingService(scheduler)
            .clock(new ControllableStreamClockImpl(clock))
            .meterRegistry(meters)
            .build();
  }

  private static ZeebeDb<ZbColumnFamilies> openState(Path directory) {
    return new ZeebeRocksDbFactory<ZbColumnFamilies>(
            new RocksDbConfiguration().setMemoryLimit(ROCKS_DB_MEMORY),
            new ConsistencyChecksSettings(),
            new AccessMetricsConfiguration(AccessMetricsConfiguration.Kind.NONE, PARTITION),
            CompositeMeterRegistry::new)
        .createDb(directory.toFile());
  }

  private Engine engine() {
    SecurityConfiguration security = new SecurityConfiguration();
    security.getAuthorizations().setEnabled(false);
    EngineConfiguration configuration =
        new EngineConfiguration()
            .setEnableIdentitySetup(false)
            .setJobsTimeoutCheckerPollingInterval(JOB_TIMEOUT_CHECK);
    return new Engine(context -> processors(context, security), configuration, security);
  }

  private TypedRecordProcessors processors(
      io.camunda.zeebe.engine.processing.streamprocessor.TypedRecordProcessorContext context,
      SecurityConfiguration security) {
    return EngineProcessors.createEngineProcessors(
        context,
        PARTITION,
        new SubscriptionCommandSender(context.getPartitionId(), commands),
        commands,
        FeatureFlags.createDefault(),
        work,
        SearchClientsProxy.noop(),
        new BrokerRequestAuthorizationConverter(security));
  }

  /** Returns the way to send commands. */
  public CommandSender commands() {
    return commands;
  }

  /** Returns the bell that rings when there are jobs. */
  public AvailableWork work() {
    return work;
  }

  /** Returns a new reader of the events, from the first one. */
  public LogTail tail() {
    return new LogTail(logStream.newLogStreamReader());
  }

  /** Lets those go who wait for jobs or replies; the engine itself still runs. */
  public void release() {
    work.close();
    replies.close();
  }

  @Override
  public void close() {
    release();
    processor.closeAsync().join();
    try {
      state.close();
      logStream.close();
      scheduler.stop().get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("The engine did not stop as it should", e);
    }
  }
}
