package org.homeward.bottleneck;

import org.homeward.access.Permission;
import org.homeward.report.ReportLink;
import org.homeward.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the managers' figures are linked from. */
@Configuration(proxyBeanMethods = false)
class BottleneckNavigation {

  @Bean
  NavigationItem bottlenecksItem() {
    return new NavigationItem(
        150, "/bottlenecks", "bottleneck.nav", Permission.BOTTLENECKS.roles());
  }

  @Bean
  ReportLink bottlenecksReport() {
    return new ReportLink(
        100,
        "/bottlenecks",
        "bottleneck.title",
        "bottleneck.title.answers",
        Permission.BOTTLENECKS);
  }
}
