package org.homeward.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class FormWiringTest {

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withBean(ClasspathFormSource.class)
          .withBean(FormCatalogue.class)
          .withBean(FormContexts.class)
          .withBean(
              Clock.class,
              // Half an hour after midnight in London's summer.
              () -> Clock.fixed(Instant.parse("2026-05-04T23:30:00Z"), ZoneOffset.UTC));

  @Test
  void findsFormsAndSourcesAndKnowsTheDayInLondon() {
    ApplicationContextRunner offered = application;
    for (String name : PackagedFormsTest.OPTION_SOURCES) {
      offered = offered.withBean(name, OptionSource.class, () -> source(name));
    }
    offered.run(
        context -> {
          assertThat(context).hasNotFailed();
          assertThat(context.getBean(FormCatalogue.class).find("delayed-discharge-start"))
              .isPresent();
          FormContext now = context.getBean(FormContexts.class).of(Map.of());
          assertThat(now.today()).isEqualTo(LocalDate.of(2026, 5, 5));
          assertThat(now.options("wards")).containsExactly(new Option("wards", "1"));
        });
  }

  @Test
  void doesNotStartWithoutTheSourcesFormsName() {
    application.run(
        context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(FormProblemsException.class)
                .hasMessageContaining("There is no option source \"wards\""));
  }

  private static OptionSource source(String name) {
    return new OptionSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<Option> options(Map<String, Object> facts) {
        return List.of(new Option(name, "1"));
      }
    };
  }
}
