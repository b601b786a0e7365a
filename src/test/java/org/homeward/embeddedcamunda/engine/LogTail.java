package org.homeward.embeddedcamunda.engine;

import io.camunda.zeebe.logstreams.log.LogStreamReader;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.protocol.impl.record.CopiedRecord;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import java.util.function.Consumer;

/** Reads the events in the log, each once, in order. For one thread at a time. */
public final class LogTail implements AutoCloseable {
  private final LogStreamReader reader;
  private long last = -1;

  LogTail(LogStreamReader reader) {
    this.reader = reader;
  }

  /** Hands over every event that was appended since the call before. */
  public void catchUp(Consumer<Record<?>> consumer) {
    if (last < 0) {
      reader.seekToFirstEvent();
    } else {
      reader.seekToNextEvent(last);
    }
    while (reader.hasNext()) {
      LoggedEvent entry = reader.next();
      last = entry.getPosition();
      RecordMetadata metadata = new RecordMetadata();
      entry.readMetadata(metadata);
      if (metadata.getRecordType() == RecordType.EVENT) {
        UnifiedRecordValue value = UnifiedRecordValue.fromValueType(metadata.getValueType());
        if (value != null) {
          entry.readValue(value);
          consumer.accept(
              new CopiedRecord<>(
                  value,
                  metadata,
                  entry.getKey(),
                  EngineHost.PARTITION,
                  entry.getPosition(),
                  entry.getSourceEventPosition(),
                  entry.getTimestamp()));
        }
      }
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
