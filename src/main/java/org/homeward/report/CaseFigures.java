package org.homeward.report;

import java.util.Collection;

/**
 * A part of the figures that is counted case by case. Beans of this type are asked to count again
 * whatever cases have changed, in one transaction and by one copy of Homeward at a time.
 *
 * <p>A part remembers what each case added, so that it can take that out of the sums before it puts
 * in what the case adds now: figures that follow are the same as figures counted anew.
 */
public interface CaseFigures {

  /**
   * To be raised when what is counted changes: all parts are counted anew then.
   *
   * @return from 1
   */
  int rules();

  /** Deletes all that was counted; every case is handed in again afterwards. */
  void forget();

  /**
   * Counts some cases as they are now, instead of as they were counted before.
   *
   * @param cases ids of cases, one at least; some may not exist any more
   */
  void count(Collection<Long> cases);
}
