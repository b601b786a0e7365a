package org.homeward.audit;

import org.homeward.access.Permission;
import org.homeward.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The header's link for auditors. */
@Configuration(proxyBeanMethods = false)
class AuditNavigation {

  @Bean
  NavigationItem auditItem() {
    return new NavigationItem(800, AuditQuery.ADDRESS, "audit.nav", Permission.AUDIT.roles());
  }
}
