package org.homeward.handoff;

import org.homeward.access.Permission;
import org.homeward.report.ReportLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the page is listed. */
@Configuration(proxyBeanMethods = false)
class HandOffNavigation {

  @Bean
  ReportLink handOffsReport() {
    return new ReportLink(
        140,
        HandOffController.PAGE,
        "handoff.title",
        "handoff.title.answers",
        Permission.BOTTLENECKS);
  }
}
