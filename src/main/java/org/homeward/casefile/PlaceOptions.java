package org.homeward.casefile;

import java.util.List;
import java.util.Map;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.AgencyKind;
import org.homeward.agency.Team;
import org.homeward.form.Option;
import org.homeward.form.OptionSource;
import org.homeward.identity.CurrentUser;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Choices of forms that come from the directory: wards, boroughs and councils. */
@Configuration(proxyBeanMethods = false)
class PlaceOptions {

  private record Source(String name, java.util.function.Supplier<List<Option>> choices)
      implements OptionSource {

    @Override
    public List<Option> options(Map<String, Object> facts) {
      return choices.get();
    }
  }

  /** A trust's staff choose among their own wards, others among all. */
  @Bean
  OptionSource wardOptions(AgencyDirectory agencies) {
    return new Source(
        "wards",
        () ->
            CurrentUser.find()
                .flatMap(user -> agencies.agency(user.getAgencyCode()))
                .filter(agency -> agency.kind() == AgencyKind.NHS_TRUST)
                .map(trust -> agencies.wardsOf(trust.code()))
                .orElseGet(agencies::allWards)
                .stream()
                .map(PlaceOptions::option)
                .toList());
  }

  @Bean
  OptionSource boroughOptions(AgencyDirectory agencies) {
    return new Source(
        "boroughs",
        () -> agencies.boroughs().stream().map(b -> new Option(b.code(), b.name())).toList());
  }

  @Bean
  OptionSource councilOptions(AgencyDirectory agencies) {
    return new Source(
        "councils", () -> agencies.councils().stream().map(PlaceOptions::option).toList());
  }

  private static Option option(Team ward) {
    return new Option(ward.code(), ward.name());
  }

  private static Option option(Agency council) {
    return new Option(council.code(), council.name());
  }
}
