package org.homeward.web;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.HttpEncodingAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;

/**
 * The page support alone, on a real server and without database, engine or accounts, so that tests
 * of pages are quick and break only for reasons of their own.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@Profile("pages")
@ImportAutoConfiguration({
  JacksonAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  MessageSourceAutoConfiguration.class,
  HttpEncodingAutoConfiguration.class,
  ThymeleafAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  ErrorMvcAutoConfiguration.class
})
@Import({WebConfiguration.class, Navigation.class, ProblemAdvice.class, ProblemViewResolver.class})
@ComponentScan("org.homeward.help")
public class PageTestApplication {

  /** Somebody is always logged in, and is not allowed to start referrals. */
  @Bean
  SignedInUserSource somebody() {
    return () ->
        Optional.of(
            new SignedInUser(
                "Aisha Khan", "housing officer, Northshire Council", Set.of("housing-officer")));
  }

  /** The policy of the product, so that a browser complains about what it would block there. */
  @Bean
  Filter contentSecurityPolicy() {
    return (request, response, chain) -> {
      ((HttpServletResponse) response)
          .setHeader(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                  + " font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self';"
                  + " frame-ancestors 'none'");
      chain.doFilter(request, response);
    };
  }
}
