package org.homeward.embeddedcamunda;

import io.camunda.client.CamundaClient;
import java.net.URI;

/** Makes clients for embedded Camundas that tests start themselves. */
final class Clients {
  private Clients() {}

  static CamundaClient of(EmbeddedCamunda camunda) {
    return of(camunda.restUri());
  }

  static CamundaClient of(URI address) {
    return CamundaClient.newClientBuilder()
        .restAddress(address)
        .grpcAddress(URI.create("http://127.0.0.1:1"))
        .preferRestOverGrpc(true)
        .build();
  }
}
