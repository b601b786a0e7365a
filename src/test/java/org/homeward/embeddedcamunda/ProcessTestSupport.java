package org.homeward.embeddedcamunda;

import io.camunda.client.CamundaClient;
import io.camunda.process.test.api.CamundaAssert;
import io.camunda.process.test.api.CamundaProcessTestExtension;
import io.camunda.process.test.api.CamundaProcessTestRuntimeMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Camunda Process Test against an embedded Camunda. Fields of the types {@code CamundaClient} and
 * {@code CamundaProcessTestContext} in the test class are filled in:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final CamundaProcessTestExtension CAMUNDA = ProcessTestSupport.extension();
 *
 * CamundaClient client;
 * CamundaProcessTestContext context;
 * }</pre>
 *
 * <p>The field must be of that type, else Camunda Process Test does not recognise it.
 *
 * <p>There is one embedded Camunda in the JVM for all test classes; it is emptied between tests and
 * its clock is put right, and both are checked, for Camunda Process Test only logs if they fail.
 * The environment variable {@code CAMUNDA_PREFER_REST=true} must be set (the build does).
 */
public final class ProcessTestSupport extends CamundaProcessTestExtension {
  private static final Duration ASSERTION_INTERVAL = Duration.ofMillis(10);
  private static final Duration ASSERTION_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration LONGEST_POLL = Duration.ofMillis(200);
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(10);
  private static final URI NO_GRPC = URI.create("http://127.0.0.1:1");

  private ProcessTestSupport() {
    withRuntimeMode(CamundaProcessTestRuntimeMode.REMOTE);
    withRemoteCamundaClientBuilderFactory(
        () ->
            CamundaClient.newClientBuilder()
                .restAddress(camunda().restUri())
                .grpcAddress(NO_GRPC)
                .preferRestOverGrpc(true));
    withRemoteCamundaMonitoringApiAddress(camunda().restUri());
  }

  /** Returns the extension for one test class. */
  public static CamundaProcessTestExtension extension() {
    return new ProcessTestSupport();
  }

  private static final class Holder {
    static final EmbeddedCamunda CAMUNDA =
        EmbeddedCamunda.inMemory().longestPoll(LONGEST_POLL).start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(CAMUNDA::close));
    }
  }

  /** Returns the embedded Camunda of this JVM, started at the first call. */
  public static EmbeddedCamunda camunda() {
    return Holder.CAMUNDA;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (!"true".equals(System.getenv("CAMUNDA_PREFER_REST"))) {
      throw new IllegalStateException(
          "Set the environment variable CAMUNDA_PREFER_REST=true: without it Camunda Process Test"
              + " uses gRPC, which the embedded Camunda does not serve");
    }
    CamundaAssert.setAssertionInterval(ASSERTION_INTERVAL);
    CamundaAssert.setAssertionTimeout(ASSERTION_TIMEOUT);
    camunda().clock().reset();
    camunda().purge();
    super.beforeAll(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    super.afterEach(context);
    requireClean();
  }

  private static void requireClean() {
    Duration off = Duration.between(Instant.now(), camunda().clock().current()).abs();
    if (off.compareTo(CLOCK_TOLERANCE) > 0) {
      throw new IllegalStateException(
          "The clock was not reset after the test: it is off by " + off);
    }
    if (!camunda().isEmpty()) {
      throw new IllegalStateException("The embedded Camunda was not purged after the test");
    }
  }
}
