package org.homeward.casefile;

import org.homeward.pathway.PathwayCatalogue;
import org.homeward.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The header's link to start a referral, for those who can start one. */
@Configuration(proxyBeanMethods = false)
class ReferralNavigation {

  @Bean
  NavigationItem startReferralItem(PathwayCatalogue pathways) {
    return new NavigationItem(300, "/referrals/new", "web.nav.referral", pathways::startingRoles);
  }
}
