package org.homeward.embeddedcamunda.engine;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The engine's answer to a command it accepted.
 *
 * @param key key of the thing that was made or changed
 * @param value its record, in the engine's binary form
 */
public record Reply(long key, byte[] value) {
  /** Reads the record into the given empty one and returns that. */
  public <T extends UnifiedRecordValue> T as(T empty) {
    empty.wrap(new UnsafeBuffer(value));
    return empty;
  }
}
