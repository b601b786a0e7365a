package org.homeward.pathway;

import java.util.Map;

/** Knows how many cases run; implemented by the owner of the cases. */
@FunctionalInterface
public interface OpenCases {

  /**
   * Counts the cases that are open.
   *
   * @return how many, by the id of their pathway; pathways without any may be missing
   */
  Map<String, Integer> byPathway();
}
