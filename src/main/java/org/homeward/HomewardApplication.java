package org.homeward;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.resilience.annotation.EnableResilientMethods;

/** Starts Homeward. Camunda and MySQL are separate servers, named in the configuration. */
@SpringBootApplication
@EnableResilientMethods
public class HomewardApplication {

  /**
   * @param args Spring Boot arguments
   */
  public static void main(String[] args) {
    SpringApplication.run(HomewardApplication.class, args);
  }
}
