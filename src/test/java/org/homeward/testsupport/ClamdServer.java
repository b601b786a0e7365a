package org.homeward.testsupport;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks the protocol of ClamAV's daemon, as far as Homeward uses it: finds the EICAR test file,
 * wherever in a file it stands, and nothing else. One for all tests of this JVM.
 */
public final class ClamdServer {

  /** The file that all scanners find, in two parts so that none finds this one. */
  public static final String EICAR =
      "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

  /** How it answers. */
  public enum Mode {
    /** As it should. */
    WELL,
    /** It hangs up. */
    AWAY,
    /** It says that the file is too long for it. */
    TOO_LONG
  }

  private static ClamdServer one;

  private final ServerSocket server;
  private final AtomicInteger scanned = new AtomicInteger();
  private volatile Mode mode = Mode.WELL;

  private ClamdServer() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().name("clamd").daemon().start(this::accept);
  }

  /** The server, which runs as long as the JVM. */
  public static synchronized ClamdServer get() {
    try {
      one = one == null ? new ClamdServer() : one;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return one;
  }

  /** The port it listens at, on the loopback address. */
  public int port() {
    return server.getLocalPort();
  }

  /** How many files it has answered for. */
  public int scanned() {
    return scanned.get();
  }

  /** How to answer from now on. */
  public void be(Mode now) {
    mode = now;
  }

  private void accept() {
    while (true) {
      try (Socket socket = server.accept()) {
        answer(socket);
      } catch (IOException e) {
        // Whoever asked has gone.
      }
    }
  }

  private void answer(Socket socket) throws IOException {
    if (mode == Mode.AWAY) {
      return;
    }
    socket.setSoTimeout(5_000);
    DataInputStream from = new DataInputStream(socket.getInputStream());
    byte[] command = from.readNBytes("zINSTREAM\0".length());
    if (!new String(command, StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
      say("UNKNOWN COMMAND", socket);
      return;
    }
    StringBuilder file = new StringBuilder();
    for (int length = from.readInt(); length > 0; length = from.readInt()) {
      file.append(new String(from.readNBytes(length), StandardCharsets.ISO_8859_1));
    }
    scanned.incrementAndGet();
    if (mode == Mode.TOO_LONG) {
      say("INSTREAM size limit exceeded. ERROR", socket);
    } else {
      say(file.indexOf(EICAR) >= 0 ? "stream: Eicar-Signature FOUND" : "stream: OK", socket);
    }
  }

  private static void say(String answer, Socket socket) throws IOException {
    socket.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }
}
