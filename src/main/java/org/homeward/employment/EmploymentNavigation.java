package org.homeward.employment;

import org.homeward.access.Permission;
import org.homeward.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The header's link to the caseloads, for those who may see them. */
@Configuration(proxyBeanMethods = false)
class EmploymentNavigation {

  @Bean
  NavigationItem caseloadsItem() {
    return new NavigationItem(
        260, "/employment/caseloads", "employment.nav", Permission.CASELOADS.roles());
  }
}
