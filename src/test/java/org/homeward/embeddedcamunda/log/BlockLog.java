package org.homeward.embeddedcamunda.log;

import io.camunda.zeebe.logstreams.storage.LogStorage;
import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import io.camunda.zeebe.util.buffer.BufferWriter;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArraySet;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The engine's log: blocks of records, found again by the lowest position in them. Where the bytes
 * lie is the business of the two kinds of log; the index over them is always in memory.
 */
public abstract class BlockLog implements LogStorage, AutoCloseable {

  /** One stored block. */
  @FunctionalInterface
  interface Block {
    /** Returns the bytes as they were appended. */
    byte[] read();
  }

  private final ConcurrentSkipListMap<Long, Block> blocks = new ConcurrentSkipListMap<>();
  private final Set<CommitListener> listeners = new CopyOnWriteArraySet<>();

  /** Keeps the bytes of a new block and tells where to find them. */
  abstract Block store(long lowestPosition, long highestPosition, byte[] data);

  /**
   * Returns when everything appended before the call would survive a power cut. A log in memory has
   * nothing to do.
   */
  public abstract void force();

  /** Closes the log and forgets all that is in it, on disk too. */
  public abstract void closeAndDelete();

  @Override
  public abstract void close();

  final void index(long lowestPosition, Block block) {
    blocks.put(lowestPosition, block);
  }

  @Override
  public final synchronized void append(
      long lowestPosition, long highestPosition, BufferWriter writer, AppendListener listener) {
    byte[] data = new byte[writer.getLength()];
    writer.write(new UnsafeBuffer(data), 0);
    index(lowestPosition, store(lowestPosition, highestPosition, data));
    listener.onWrite(lowestPosition, highestPosition);
    listener.onCommit(lowestPosition, highestPosition);
    listeners.forEach(CommitListener::onCommit);
  }

  @Override
  public final void addCommitListener(CommitListener listener) {
    listeners.add(listener);
  }

  @Override
  public final void removeCommitListener(CommitListener listener) {
    listeners.remove(listener);
  }

  @Override
  public final LogStorageReader newReader() {
    return new Reader();
  }

  /** Walks through the blocks in the order of their positions. */
  private final class Reader implements LogStorageReader {
    private long next = Long.MIN_VALUE;

    @Override
    public void seek(long position) {
      Long lowest = blocks.floorKey(position);
      next = lowest == null ? Long.MIN_VALUE : lowest;
    }

    @Override
    public boolean hasNext() {
      return blocks.ceilingKey(next) != null;
    }

    @Override
    public DirectBuffer next() {
      Map.Entry<Long, Block> entry = blocks.ceilingEntry(next);
      if (entry == null) {
        throw new NoSuchElementException("the end of the log is reached");
      }
      next = entry.getKey() + 1;
      return new UnsafeBuffer(entry.getValue().read());
    }

    @Override
    public void close() {
      // nothing is held open for a reader
    }
  }
}
