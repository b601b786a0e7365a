package org.homeward.camunda;

import io.camunda.client.CamundaClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(CamundaProperties.class)
class CamundaConfiguration {

  @Bean(destroyMethod = "close")
  CamundaClient camundaClient(CamundaProperties properties) {
    return CamundaClient.newClientBuilder()
        .restAddress(properties.restAddress())
        .preferRestOverGrpc(true)
        .defaultRequestTimeout(properties.requestTimeout())
        .defaultJobTimeout(properties.jobTimeout())
        .defaultJobWorkerName("homeward")
        .numJobWorkerExecutionThreads(4)
        .build();
  }
}
