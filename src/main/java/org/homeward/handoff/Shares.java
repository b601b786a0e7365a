package org.homeward.handoff;

import java.util.EnumMap;
import java.util.Map;

/** Working days, by whom they were with. */
final class Shares {

  private static final int ALL = 100;

  private final Map<Holder, Integer> days = new EnumMap<>(Holder.class);

  void add(Holder holder, int more) {
    days.merge(holder, more, Integer::sum);
  }

  int days() {
    return days.values().stream().mapToInt(Integer::intValue).sum();
  }

  int of(Holder holder) {
    return days.getOrDefault(holder, 0);
  }

  /** In whole percent; 0 if there are no days at all. */
  int percent(Holder holder) {
    return days() == 0 ? 0 : Math.round((float) of(holder) * ALL / days());
  }

  /** With whom most days were, not counting stopped clocks. */
  Holder most() {
    Holder most = Holder.TRUST;
    for (Holder holder : Holder.values()) {
      if (holder != Holder.STOPPED && of(holder) > of(most)) {
        most = holder;
      }
    }
    return most;
  }
}
