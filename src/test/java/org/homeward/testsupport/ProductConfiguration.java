package org.homeward.testsupport;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.Map;
import org.homeward.camunda.EngineTaskListener;
import org.homeward.casefile.StartingCase;
import org.homeward.embeddedcamunda.EmbeddedCamunda;
import org.homeward.pathway.PathwayCatalogue;
import org.homeward.person.People;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.transaction.support.TransactionTemplate;

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
  Product product(
      AdjustableClock clock, ObjectProvider<EmbeddedCamunda> camunda, Environment environment) {
    return new Product(clock, camunda.getIfAvailable(), environment);
  }

  @Bean
  @Lazy
  Casework casework(
      UserDetailsService accounts,
      People people,
      StartingCase starting,
      PathwayCatalogue pathways,
      EngineTaskListener listener,
      TransactionTemplate transaction,
      JdbcClient jdbc) {
    return new Casework(accounts, people, starting, pathways, listener, transaction, jdbc);
  }

  /** What Camunda is when there is none: an address at which nobody answers. */
  static final class NoCamunda
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "noCamunda",
                  Map.of(
                      "homeward.camunda.rest-address",
                      "http://127.0.0.1:" + FreePort.find(),
                      "homeward.camunda.workers",
                      "false",
                      "homeward.documents.scanner",
                      "clamd",
                      "homeward.documents.clamd.port",
                      ClamdServer.get().port())));
    }
  }

  /** Starts a real mail server, which tests may stop and start. */
  static final class Mail implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      int port = FreePort.find();
      GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
      mail.start();
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "mail",
                  Map.of(
                      "spring.mail.host",
                      "127.0.0.1",
                      "spring.mail.port",
                      port,
                      "spring.mail.properties.mail.smtp.starttls.required",
                      "false",
                      "homeward.mail.from",
                      "homeward@homeward.example",
                      "homeward.mail.links",
                      "https://homeward.example")));
      context.getBeanFactory().registerSingleton("greenMail", mail);
    }
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
