package org.homeward.pathway;

import org.homeward.access.Permission;
import org.homeward.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The part of the administration pages for those who look after pathways. */
@Configuration(proxyBeanMethods = false)
class AdministrationNavigation {

  @Bean
  NavigationItem pathwaysItem() {
    return new NavigationItem(
            930,
            PathwayAdministrationController.ADDRESS,
            "pathway.admin.title",
            Permission.PATHWAYS.roles())
        .below("/administration");
  }
}
