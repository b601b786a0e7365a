package org.homeward.embeddedcamunda.engine;

import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;

/**
 * An order to the engine.
 *
 * @param intent what to do
 * @param type the kind of thing it is done to
 * @param key the thing, or {@link #NO_KEY}
 * @param value the details
 */
public record Command(Intent intent, ValueType type, long key, UnifiedRecordValue value) {
  /** The key of a command that concerns nothing that exists already. */
  public static final long NO_KEY = -1;

  /** Returns a command that concerns nothing that exists already. */
  public static Command of(Intent intent, ValueType type, UnifiedRecordValue value) {
    return new Command(intent, type, NO_KEY, value);
  }

  /** Returns a command about the thing with this key. */
  public static Command of(Intent intent, ValueType type, long key, UnifiedRecordValue value) {
    return new Command(intent, type, key, value);
  }
}
