package org.homeward.embeddedcamunda.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camunda.zeebe.logstreams.storage.LogStorage.AppendListener;
import io.camunda.zeebe.logstreams.storage.LogStorageReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The file of the log: what is read back, and what becomes of a damaged end. */
class FileLogTest {
  private static final AppendListener NOBODY = new AppendListener() {};

  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void path() {
    path = directory.resolve("engine.log");
  }

  private static void append(FileLog log, long lowest, long highest, String text) {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    log.append(lowest, highest, bytes, NOBODY);
  }

  private void writeThreeBlocks() {
    try (FileLog log = new FileLog(path)) {
      append(log, 1, 3, "first");
      append(log, 4, 4, "second block");
      append(log, 5, 9, "third");
    }
  }

  private List<String> blocks() {
    try (FileLog log = new FileLog(path)) {
      return blocksFrom(log, 1);
    }
  }

  private static List<String> blocksFrom(FileLog log, long position) {
    List<String> blocks = new ArrayList<>();
    LogStorageReader reader = log.newReader();
    reader.seek(position);
    while (reader.hasNext()) {
      DirectBuffer block = reader.next();
      blocks.add(block.getStringWithoutLengthUtf8(0, block.capacity()));
    }
    return blocks;
  }

  @Test
  void givesBackWhatWasAppended() {
    writeThreeBlocks();

    assertThat(blocks()).containsExactly("first", "second block", "third");
    try (FileLog log = new FileLog(path)) {
      assertThat(blocksFrom(log, 4)).containsExactly("second block", "third");
      assertThat(blocksFrom(log, 7))
          .as("the block that holds the position")
          .containsExactly("third");
    }
  }

  @Test
  void goesOnWhereItEnded() {
    writeThreeBlocks();
    try (FileLog log = new FileLog(path)) {
      append(log, 10, 10, "fourth");
      assertThat(blocksFrom(log, 5)).containsExactly("third", "fourth");
    }

    assertThat(blocks()).containsExactly("first", "second block", "third", "fourth");
  }

  static Stream<Integer> lengthsOfATornThirdBlock() {
    int whole = 24 + "third".length();
    return IntStream.range(1, whole).boxed();
  }

  @ParameterizedTest
  @MethodSource("lengthsOfATornThirdBlock")
  void cutsABlockThatWasNotWrittenToItsEnd(int written) throws IOException {
    writeThreeBlocks();
    byte[] all = Files.readAllBytes(path);
    int third = all.length - 24 - "third".length();
    Files.write(path, Arrays.copyOf(all, third + written));

    assertThat(blocks()).containsExactly("first", "second block");
    assertThat(path).hasSize(third);
    assertThat(directory.resolve("engine.log.torn-at-" + third)).hasSize(written);
  }

  @Test
  void cutsABlockWhoseBytesAreWrong() throws IOException {
    writeThreeBlocks();
    byte[] all = Files.readAllBytes(path);
    all[all.length - 1] ^= 1;
    Files.write(path, all);

    assertThat(blocks()).containsExactly("first", "second block");
  }

  @Test
  void cutsZerosThatTheDiskLeftAtTheEnd() throws IOException {
    writeThreeBlocks();
    Files.write(path, new byte[4096], StandardOpenOption.APPEND);

    assertThat(blocks()).containsExactly("first", "second block", "third");
  }

  @Test
  void isGoodForAppendingAfterACut() throws IOException {
    writeThreeBlocks();
    Files.write(path, new byte[] {1, 2, 3}, StandardOpenOption.APPEND);
    try (FileLog log = new FileLog(path)) {
      append(log, 10, 10, "fourth");
    }

    assertThat(blocks()).containsExactly("first", "second block", "third", "fourth");
  }

  @Test
  void leavesAloneWhatIsNoLog() throws IOException {
    Files.writeString(path, "somebody's diary");

    assertThatThrownBy(() -> new FileLog(path))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is not a log");
    assertThat(path).hasContent("somebody's diary");
  }
}
