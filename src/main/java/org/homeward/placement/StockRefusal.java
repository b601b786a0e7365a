package org.homeward.placement;

/** A change of a scheme or home that cannot be. The message says which rule, in plain words. */
class StockRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StockRefusal(String message) {
    super(message);
  }
}
