package org.homeward.administration;

import org.homeward.access.Permission;
import org.homeward.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The header's link for those who look after Homeward, and its parts. */
@Configuration(proxyBeanMethods = false)
class AdministrationConfiguration {

  static final String ADDRESS = "/administration";

  @Bean
  NavigationItem administrationItem() {
    return new NavigationItem(
        900, ADDRESS, "administration.nav", Permission.ADMINISTRATION.roles());
  }

  @Bean
  NavigationItem administrationPeopleItem() {
    return new NavigationItem(
            910, PeopleController.ADDRESS, "administration.people", Permission.ACCOUNTS.roles())
        .below(ADDRESS);
  }

  @Bean
  NavigationItem administrationAgenciesItem() {
    return new NavigationItem(
            920,
            AgencyController.ADDRESS,
            "administration.agencies",
            Permission.ADMINISTRATION.roles())
        .below(ADDRESS);
  }
}
