package org.homeward.embeddedcamunda.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A log in one append-only file.
 *
 * <p>The file is a mark of eight bytes and then blocks, each with a head of 24 bytes: length of the
 * data, lowest position, highest position, and a checksum (CRC-32C) over these three and the data.
 * Only the index (offset and length of each block) is in memory.
 *
 * <p>A block is handed to the operating system at once, so that killing this process loses nothing.
 * It reaches the disk with {@link #force()}, which the engine calls before a reply leaves: one call
 * covers all replies that wait at that moment, so nothing that was acknowledged is lost in a power
 * cut, and the disk is not asked once per record.
 *
 * <p>At opening the blocks are read through. Where a head or checksum does not fit, the file ends:
 * a writer was stopped in the middle. What lies behind is moved to a file beside it and cut off.
 */
public final class FileLog extends BlockLog {
  private static final Logger LOG = System.getLogger(FileLog.class.getName());
  private static final long MARK = 0x484F4D45_4C4F4731L; // "HOMELOG1"
  private static final int HEAD = Integer.BYTES + 2 * Long.BYTES + Integer.BYTES;
  private static final int LARGEST_BLOCK = 256 << 20;

  private final Path path;
  private final FileChannel file;
  private long end;
  private volatile boolean dirty;

  /**
   * Opens the log, or makes an empty one.
   *
   * @throws UncheckedIOException if the file cannot be read or written
   * @throws IllegalStateException if the file is something else than a log
   */
  public FileLog(Path path) {
    this.path = path;
    try {
      file =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void open() throws IOException {
    if (file.size() < Long.BYTES) {
      file.truncate(0);
      writeFully(ByteBuffer.allocate(Long.BYTES).putLong(MARK).flip(), 0);
      end = Long.BYTES;
      return;
    }
    if (readFully(0, Long.BYTES).getLong() != MARK) {
      throw new IllegalStateException(path + " is not a log of the embedded Camunda");
    }
    end = Long.BYTES;
    long lastPosition = -1;
    for (Head head = headAt(end); head != null && head.lowest > lastPosition; head = headAt(end)) {
      byte[] data = readFully(end + HEAD, head.length).array();
      if (head.checksumOf(data) != head.checksum) {
        break;
      }
      index(head.lowest, blockAt(end + HEAD, head.length));
      lastPosition = head.highest;
      end += HEAD + head.length;
    }
    cutTail();
  }

  private Head headAt(long offset) throws IOException {
    if (file.size() - offset < HEAD) {
      return null;
    }
    ByteBuffer bytes = readFully(offset, HEAD);
    Head head = new Head(bytes.getInt(), bytes.getLong(), bytes.getLong(), bytes.getInt());
    boolean fits =
        head.length > 0
            && head.length <= LARGEST_BLOCK
            && head.length <= file.size() - offset - HEAD
            && head.highest >= head.lowest;
    return fits ? head : null;
  }

  private void cutTail() throws IOException {
    long torn = file.size() - end;
    if (torn == 0) {
      return;
    }
    Path aside = path.resolveSibling(path.getFileName() + ".torn-at-" + end);
    try (FileChannel copy =
        FileChannel.open(
            aside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      for (long done = 0; done < torn; ) {
        done += file.transferTo(end + done, torn - done, copy);
      }
    }
    file.truncate(end);
    file.force(true);
    LOG.log(
        Level.WARNING,
        "The log {0} ended in a block that was not written to its end: {1} bytes cut, kept in {2}",
        path,
        torn,
        aside);
  }

  @Override
  Block store(long lowestPosition, long highestPosition, byte[] data) {
    Head head = new Head(data.length, lowestPosition, highestPosition, 0);
    ByteBuffer bytes =
        ByteBuffer.allocate(HEAD + data.length)
            .putInt(data.length)
            .putLong(lowestPosition)
            .putLong(highestPosition)
            .putInt(head.checksumOf(data))
            .put(data)
            .flip();
    try {
      writeFully(bytes, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Block block = blockAt(end + HEAD, data.length);
    end += HEAD + data.length;
    dirty = true;
    return block;
  }

  private Block blockAt(long offset, int length) {
    return () -> {
      try {
        return readFully(offset, length).array();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  @Override
  public void force() {
    if (!dirty) {
      return;
    }
    dirty = false; // before the call: what is appended during it needs the next one
    try {
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the size of the file in bytes. */
  public long size() {
    try {
      return file.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      if (file.isOpen()) {
        file.force(true);
        file.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void closeAndDelete() {
    close();
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ByteBuffer readFully(long offset, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (file.read(bytes, offset + bytes.position()) < 0) {
        throw new IOException("unexpected end of " + path);
      }
    }
    return bytes.flip();
  }

  private void writeFully(ByteBuffer bytes, long offset) throws IOException {
    while (bytes.hasRemaining()) {
      offset += file.write(bytes, offset);
    }
  }

  private record Head(int length, long lowest, long highest, int checksum) {
    int checksumOf(byte[] data) {
      CRC32C crc = new CRC32C();
      crc.update(
          ByteBuffer.allocate(HEAD - Integer.BYTES)
              .putInt(length)
              .putLong(lowest)
              .putLong(highest)
              .flip());
      crc.update(data);
      return (int) crc.getValue();
    }
  }
}
