package org.homeward.conversation;

import java.util.Set;
import org.homeward.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The header's link to one's questions. */
@Configuration(proxyBeanMethods = false)
class ConversationConfiguration {

  @Bean
  NavigationItem questionsItem() {
    return new NavigationItem(350, "/questions", "question.nav", Set.of());
  }
}
