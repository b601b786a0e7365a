package org.homeward.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds ports for servers that tests start. */
public final class FreePort {

  private FreePort() {}

  /**
   * A loopback port that nobody listened on a moment ago. Another process may take it before the
   * caller does, so a server that cannot bind should be tried again with a new port.
   *
   * @return a port number from the system's ephemeral range
   */
  public static int find() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
