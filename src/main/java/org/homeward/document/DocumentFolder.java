package org.homeward.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The folder with the files. A file arrives under another name and gets its own when all of it is
 * on the disk; so what has its name is whole. It lies in one of 256 folders by the start of its
 * random name, and is never written again. Several copies of Homeward share the folder.
 */
@Component
class DocumentFolder {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final int BUFFER = 64 * 1024;

  private final Path root;
  private final Path arriving;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  DocumentFolder(DocumentSettings settings, Clock clock) throws IOException {
    this.clock = clock;
    this.root =
        settings.named().isPresent()
            ? Files.createDirectories(settings.named().get()).toRealPath()
            : temporary();
    this.arriving = Files.createDirectories(root.resolve("arriving"));
  }

  /** For trials: gone with the machine, and on a restart not found again. */
  private static Path temporary() throws IOException {
    return Files.createTempDirectory("homeward-documents");
  }

  /**
   * A file that has arrived and has no name yet.
   *
   * @param path where it lies
   * @param size its bytes
   * @param sha256 its fingerprint
   */
  record Arrived(Path path, long size, String sha256) {}

  /** Where requests leave their files until they are read. */
  Path uploads() {
    return arriving;
  }

  /**
   * Takes a file in, to the disk.
   *
   * @param from the file
   * @throws IOException if it cannot be kept
   */
  Arrived arrive(InputStream from) throws IOException {
    Path path = arriving.resolve(newId() + ".part");
    MessageDigest digest = sha256();
    long size = 0;
    try (FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream to = Channels.newOutputStream(channel)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
        digest.update(buffer, 0, read);
        to.write(buffer, 0, read);
        size += read;
      }
      channel.force(true);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(path);
      throw e;
    }
    Files.setLastModifiedTime(path, FileTime.from(clock.instant()));
    return new Arrived(path, size, HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * Gives a file that has arrived its name.
   *
   * @return the name
   */
  String keep(Arrived file) throws IOException {
    String id = newId();
    Path to = path(id);
    Files.createDirectories(to.getParent());
    Files.move(file.path(), to, StandardCopyOption.ATOMIC_MOVE);
    force(to.getParent());
    force(root);
    return id;
  }

  /** Forgets a file that has arrived, if it has no name yet. */
  void forget(Arrived file) {
    try {
      Files.deleteIfExists(file.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Opens a file.
   *
   * @param id its name
   * @return its content; empty if it is not there
   */
  Optional<InputStream> open(String id) throws IOException {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.newInputStream(path(id)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether a file is there and is what was taken in.
   *
   * @param id its name
   * @param sha256 its fingerprint then
   */
  boolean isWhole(String id, String sha256) throws IOException {
    Optional<InputStream> found = open(id);
    if (found.isEmpty()) {
      return false;
    }
    try (InputStream in = found.get()) {
      MessageDigest digest = sha256();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest()).equals(sha256);
    }
  }

  /** Deletes a file, if it is there. */
  void delete(String id) {
    if (ID.matcher(id).matches()) {
      try {
        Files.deleteIfExists(path(id));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Names of the files in one of the 256 folders that have lain there since before a moment. */
  List<String> oldIn(int part, Instant before) {
    Path folder = root.resolve("%02x".formatted(part));
    List<String> ids = new ArrayList<>();
    for (Path file : old(folder, before)) {
      if (ID.matcher(file.getFileName().toString()).matches()) {
        ids.add(file.getFileName().toString());
      }
    }
    return ids;
  }

  /** Deletes what arrived before a moment and got no name: whoever took it in has ended. */
  void sweepArriving(Instant before) {
    for (Path file : old(arriving, before)) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static List<Path> old(Path folder, Instant before) {
    List<Path> old = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          if (isOld(file, before)) {
            old.add(file);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return old;
  }

  private static boolean isOld(Path file, Instant before) throws IOException {
    try {
      return Files.isRegularFile(file)
          && Files.getLastModifiedTime(file).toInstant().isBefore(before);
    } catch (NoSuchFileException e) {
      // Somebody else was faster.
      return false;
    }
  }

  private Path path(String id) {
    return root.resolve(id.substring(0, 2)).resolve(id);
  }

  private String newId() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** That a file has its name is on the disk only when its folder is. */
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
