package org.homeward.embeddedcamunda.rest;

import java.time.Duration;
import java.util.function.Supplier;
import org.homeward.embeddedcamunda.http.HttpServer;

/** The REST API and the management API, served on one port. */
public final class RestApi implements AutoCloseable {
  private final Router router;
  private final HttpServer server;

  /**
   * Starts to serve.
   *
   * @param port the port, 0 for a free one
   * @param longestPoll upper limit to how long requests for jobs wait
   * @param running gives the engine and read model of the moment
   */
  public RestApi(int port, Duration longestPoll, Supplier<Running> running, Control control) {
    router = new Router(running);
    new ManagementEndpoints(control).register(router);
    new ClusterEndpoints(control, this::port).register(router);
    new DeploymentEndpoints().register(router);
    new ProcessInstanceCreation().register(router);
    new ProcessInstanceEndpoints().register(router);
    new ElementEndpoints().register(router);
    new JobActivation(longestPoll).register(router);
    new JobEndpoints().register(router);
    new UserTaskEndpoints().register(router);
    new MessageEndpoints().register(router);
    new DecisionEvaluation().register(router);
    new DefinitionEndpoints().register(router);
    new SearchEndpoints().register(router);
    server = new HttpServer(port, router::handle);
  }

  /** Returns the port it listens on. */
  public int port() {
    return server.port();
  }

  /** From now on, new requests get 503. */
  public void refuse() {
    router.stop();
  }

  /** Returns how many requests are being worked on. */
  public int openRequests() {
    return router.open();
  }

  @Override
  public void close() {
    server.close();
  }
}
