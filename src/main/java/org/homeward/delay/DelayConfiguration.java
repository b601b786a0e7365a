package org.homeward.delay;

import org.homeward.access.Permission;
import org.homeward.report.ReportLink;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the figures of delay are linked from. */
@Configuration(proxyBeanMethods = false)
class DelayConfiguration {

  @Bean
  ReportLink delayReport() {
    return new ReportLink(
        110, DelayController.PAGE, "delay.title", "delay.title.answers", Permission.BOTTLENECKS);
  }
}
