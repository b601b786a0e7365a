package org.homeward.meeting;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.homeward.form.Option;
import org.homeward.form.OptionSource;
import org.homeward.identity.CurrentUser;
import org.homeward.web.NavigationItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The header's link to meetings, and the choices of their forms. */
@Configuration(proxyBeanMethods = false)
class MeetingConfiguration {

  static final String KINDS = "meetingKinds";
  static final String THEMES = "themes";
  static final String ROLES = "meetingRoles";

  private record Source(String name, Supplier<List<Option>> choices) implements OptionSource {

    @Override
    public List<Option> options(Map<String, Object> facts) {
      return choices.get();
    }
  }

  @Bean
  NavigationItem meetingsItem(MeetingKinds kinds) {
    return new NavigationItem(400, "/meetings", "meeting.nav", kinds.roles());
  }

  @Bean
  OptionSource meetingKindOptions(MeetingKinds kinds) {
    return new Source(
        KINDS,
        () ->
            CurrentUser.find().map(kinds::runBy).orElse(List.of()).stream()
                .map(kind -> new Option(kind.key(), kind.title()))
                .toList());
  }

  @Bean
  OptionSource meetingThemeOptions(MeetingKinds kinds) {
    return new Source(THEMES, kinds::themes);
  }

  @Bean
  OptionSource meetingRoleOptions() {
    return new Source(ROLES, MeetingKinds::rolesToAsk);
  }
}
