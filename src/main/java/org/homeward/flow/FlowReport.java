package org.homeward.flow;

import org.homeward.access.Permission;
import org.homeward.report.ReportLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the report on flow is linked from. */
@Configuration(proxyBeanMethods = false)
class FlowReport {

  @Bean
  ReportLink flowOverTime() {
    return new ReportLink(
        110, FlowController.PAGE, "flow.title", "flow.title.answers", Permission.BOTTLENECKS);
  }
}
