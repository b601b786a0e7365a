package org.homeward.copy;

import org.homeward.access.Permission;
import org.homeward.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The header's link for those who make copies. */
@Configuration(proxyBeanMethods = false)
class CopyConfiguration {

  @Bean
  NavigationItem copyItem() {
    return new NavigationItem(
        810, FindingPersonController.ADDRESS, "copy.nav", Permission.COPY.roles());
  }
}
