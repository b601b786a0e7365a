package org.homeward.report;

import org.homeward.access.Permission;
import org.homeward.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The header's link to the reports. */
@Configuration(proxyBeanMethods = false)
class ReportNavigation {

  @Bean
  NavigationItem reportsItem() {
    return new NavigationItem(155, "/reports", "report.nav", Permission.BOTTLENECKS.roles());
  }
}
