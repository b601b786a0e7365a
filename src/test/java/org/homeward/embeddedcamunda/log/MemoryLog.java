package org.homeward.embeddedcamunda.log;

/** A log that ends with the process. */
public final class MemoryLog extends BlockLog {

  @Override
  Block store(long lowestPosition, long highestPosition, byte[] data) {
    return () -> data;
  }

  @Override
  public void force() {
    // memory does not survive a power cut, whatever one does
  }

  @Override
  public void close() {
    // nothing to release
  }

  @Override
  public void closeAndDelete() {
    // nothing to release
  }
}
