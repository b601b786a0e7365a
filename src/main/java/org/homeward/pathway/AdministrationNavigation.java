package org.homeward.pathway;

import org.homeward.access.Permission;
import org.homeward.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The header's link for those who look after Homeward. */
@Configuration(proxyBeanMethods = false)
class AdministrationNavigation {

  @Bean
  NavigationItem administrationItem() {
    return new NavigationItem(
        900, PathwayAdministrationController.ADDRESS, "pathway.nav", Permission.PATHWAYS.roles());
  }
}
