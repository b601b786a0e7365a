package org.homeward.embeddedcamunda;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Starts an embedded Camunda in a JVM of its own.
 *
 * <p>System properties: {@code camunda.port} (0 or absent for a free one) and {@code
 * camunda.directory} (absent: nothing is kept). When it is ready it prints one line, {@code
 * Embedded Camunda ready at http://127.0.0.1:...}. It ends when the process is told to (SIGTERM).
 */
public final class EmbeddedCamundaServer {
  /** What the line printed when ready begins with; the address follows. */
  public static final String READY = "Embedded Camunda ready at ";

  private EmbeddedCamundaServer() {}

  /** Runs until the process is ended. Takes no arguments. */
  public static void main(String[] arguments) throws InterruptedException {
    String directory = System.getProperty("camunda.directory", "");
    EmbeddedCamunda camunda =
        directory.isEmpty()
            ? EmbeddedCamunda.inMemory()
            : EmbeddedCamunda.durable(Path.of(directory));
    camunda.port(Integer.getInteger("camunda.port", 0)).start();
    Runtime.getRuntime().addShutdownHook(new Thread(camunda::close, "embedded-camunda-shutdown"));
    System.out.println(READY + camunda.restUri());
    System.out.flush();
    new CountDownLatch(1).await(); // until SIGTERM or SIGKILL
  }
}
