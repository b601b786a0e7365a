package org.homeward.emergency;

import org.homeward.access.Permission;
import org.homeward.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The header's link for those who look at emergencies afterwards. */
@Configuration(proxyBeanMethods = false)
class EmergencyConfiguration {

  @Bean
  NavigationItem emergencyItem() {
    return new NavigationItem(
        800,
        EmergencyReviewController.ADDRESS,
        "emergency.nav",
        Permission.EMERGENCY_REVIEW.roles());
  }
}
