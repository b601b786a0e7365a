package org.homeward.embeddedcamunda.search;

import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.ValueType;
import java.util.Set;

/** Turns events of some kinds into rows. */
interface Projection {
  /** Returns the kinds of event it wants. */
  Set<ValueType> kinds();

  /** Takes an event of one of these kinds. */
  void apply(Record<?> event);
}
