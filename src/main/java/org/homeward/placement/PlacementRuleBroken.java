package org.homeward.placement;

/** Answers or dates that cannot be so. The message says which rule, in plain words. */
class PlacementRuleBroken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PlacementRuleBroken(String message) {
    super(message);
  }
}
