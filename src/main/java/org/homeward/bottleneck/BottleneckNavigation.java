package org.homeward.bottleneck;

import org.homeward.access.Permission;
import org.homeward.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The header's link to the managers' figures. */
@Configuration(proxyBeanMethods = false)
class BottleneckNavigation {

  @Bean
  NavigationItem bottlenecksItem() {
    return new NavigationItem(
        150, "/bottlenecks", "bottleneck.nav", Permission.BOTTLENECKS.roles());
  }
}
