package org.homeward.web;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The header's links that everybody has. They stand apart from {@link WebConfiguration}, which
 * collects all links: Spring leaves a configuration's own beans out of what it collects as soon as
 * there are others.
 */
@Configuration(proxyBeanMethods = false)
class Navigation {

  @Bean
  NavigationItem myWorkItem() {
    return new NavigationItem(100, "/tasks", "web.nav.tasks", Set.of());
  }

  @Bean
  NavigationItem casesItem() {
    return new NavigationItem(200, "/cases", "web.nav.cases", Set.of());
  }
}
