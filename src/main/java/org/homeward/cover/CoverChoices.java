package org.homeward.cover;

import java.util.List;
import java.util.Map;
import org.homeward.form.Option;
import org.homeward.form.OptionSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The people of a form, which its page puts into what it knows. */
@Configuration(proxyBeanMethods = false)
class CoverChoices {

  static final String WHO = "cover-who";
  static final String COVER = "cover-by";

  /** What is sent for nobody in particular. */
  static final String NOBODY = "-";

  private record Source(String name) implements OptionSource {

    @Override
    public List<Option> options(Map<String, Object> facts) {
      return facts.get(name) instanceof List<?> people
          ? people.stream().filter(Option.class::isInstance).map(Option.class::cast).toList()
          : List.of();
    }
  }

  @Bean
  OptionSource coverWho() {
    return new Source(WHO);
  }

  @Bean
  OptionSource coverBy() {
    return new Source(COVER);
  }
}
