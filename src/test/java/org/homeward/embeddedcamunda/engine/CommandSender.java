package org.homeward.embeddedcamunda.engine;

import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.protocol.impl.encoding.AuthInfo;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.stream.api.InterPartitionCommandSender;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Writes commands to the log: those from outside, and those the engine sends to its partition. */
public final class CommandSender implements InterPartitionCommandSender {
  private final LogStreamWriter writer;
  private final PendingReplies replies;

  CommandSender(LogStreamWriter writer, PendingReplies replies) {
    this.writer = writer;
    this.replies = replies;
  }

  /**
   * Sends a command and waits for the reply. When it is there, the command and its consequences are
   * in the log, and on disk if the log has one.
   *
   * @throws CommandRejectedException if the engine refuses
   * @throws NoReplyInTimeException if there is no reply in time
   * @throws EngineStoppedException if the engine stops meanwhile
   */
  public Reply send(Command command, Duration timeout) {
    CompletableFuture<Reply> future = new CompletableFuture<>();
    long request = replies.open(future);
    RecordMetadata metadata =
        metadata(command.type(), command.intent())
            .requestId(request)
            .requestStreamId(replies.life());
    if (!write(command.key(), metadata, command.value())) {
      replies.drop(request, new EngineStoppedException());
    }
    try {
      return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      NoReplyInTimeException late = new NoReplyInTimeException(timeout);
      replies.drop(request, late);
      throw late;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException r ? r : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineStoppedException();
    }
  }

  /** The engine has one partition only, so a command to another one is a command to itself. */
  @Override
  public void sendCommand(
      int partition,
      ValueType type,
      Intent intent,
      Long key,
      UnifiedRecordValue value,
      AuthInfo authorisation) {
    write(key == null ? Command.NO_KEY : key, metadata(type, intent), value);
  }

  private static RecordMetadata metadata(ValueType type, Intent intent) {
    return new RecordMetadata().recordType(RecordType.COMMAND).valueType(type).intent(intent);
  }

  private boolean write(long key, RecordMetadata metadata, UnifiedRecordValue value) {
    LogAppendEntry entry =
        key > 0 ? LogAppendEntry.of(key, metadata, value) : LogAppendEntry.of(metadata, value);
    synchronized (writer) {
      return writer.tryWrite(WriteContext.internal(), entry).isRight();
    }
  }
}
