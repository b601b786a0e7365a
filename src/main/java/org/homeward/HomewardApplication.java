package org.homeward;

import org.homeward.audit.AuditCommands;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.resilience.annotation.EnableResilientMethods;

/** Starts Homeward. Camunda and MySQL are separate servers, named in the configuration. */
@SpringBootApplication
@EnableResilientMethods
public class HomewardApplication {

  /**
   * @param args Spring Boot arguments; or first the name of a command, such as {@code audit-check}
   */
  public static void main(String[] args) {
    if (AuditCommands.named(args)) {
      System.exit(AuditCommands.run(ClockConfiguration.class, args));
    }
    SpringApplication.run(HomewardApplication.class, args);
  }
}
