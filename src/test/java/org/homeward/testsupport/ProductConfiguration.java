package org.homeward.testsupport;

import java.util.Map;
import org.homeward.embeddedcamunda.EmbeddedCamunda;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/** What a {@link ProductTest} adds to the application: an engine of its own and a clock to turn. */
@TestConfiguration(proxyBeanMethods = false)
class ProductConfiguration {

  @Bean
  @Primary
  AdjustableClock productClock() {
    return new AdjustableClock();
  }

  @Bean
  @Lazy
  Product product(AdjustableClock clock, EmbeddedCamunda camunda, Environment environment) {
    return new Product(clock, camunda, environment);
  }

  /** Starts the embedded Camunda before the application, and stops it after. */
  static final class Camunda
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      EmbeddedCamunda camunda = EmbeddedCamunda.inMemory().start();
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "embeddedCamunda",
                  Map.of("homeward.camunda.rest-address", camunda.restUri().toString())));
      context.getBeanFactory().registerSingleton("embeddedCamunda", camunda);
    }
  }
}
