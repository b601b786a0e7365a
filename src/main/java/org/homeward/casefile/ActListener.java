package org.homeward.casefile;

/**
 * Hears of what people submit, in the transaction that keeps it. Every bean of this type is told.
 */
public interface ActListener {

  /**
   * Something was submitted and kept.
   *
   * @param act what
   */
  void kept(KeptAct act);
}
