package org.homeward.placement;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.homeward.access.Permission;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Role;
import org.homeward.agency.Team;
import org.homeward.form.Option;
import org.homeward.form.OptionSource;
import org.homeward.report.ReportLink;
import org.homeward.web.NavigationItem;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The choices forms can offer about homes, and the links of the header. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PlacementProperties.class)
class PlacementConfiguration {

  private record Source(String name, Supplier<List<Option>> choices) implements OptionSource {

    @Override
    public List<Option> options(Map<String, Object> facts) {
      return choices.get();
    }
  }

  private static OptionSource list(String name, Coded[] entries) {
    List<Option> options = Coded.options(entries);
    return new Source(name, () -> options);
  }

  @Bean
  ReportLink placementReport() {
    return new ReportLink(
        130,
        PlacementReportController.PAGE,
        "placing.title",
        "placing.title.answers",
        Permission.BOTTLENECKS);
  }

  @Bean
  OptionSource schemeKinds() {
    return list("scheme-kinds", SchemeKind.values());
  }

  @Bean
  OptionSource supportLevels() {
    return list("support-levels", SupportLevel.values());
  }

  @Bean
  OptionSource specifiedAccommodation() {
    return list("specified-accommodation", SpecifiedAccommodation.values());
  }

  @Bean
  OptionSource housingRisks() {
    return list("housing-risks", HousingRisk.values());
  }

  @Bean
  OptionSource genderRules() {
    return list("gender-rules", GenderRule.values());
  }

  @Bean
  OptionSource homeTenures() {
    return list("home-tenures", Tenure.values());
  }

  @Bean
  OptionSource voidReasons() {
    return list("void-reasons", VoidReason.values());
  }

  /** Agencies with a team that gives homes. */
  @Bean
  OptionSource providers(AgencyDirectory agencies) {
    return new Source(
        "providers",
        () ->
            agencies.teamsServing(Role.PROVIDER_WORKER.code()).stream()
                .map(Team::agencyCode)
                .distinct()
                .flatMap(code -> agencies.agency(code).stream())
                .map(PlacementConfiguration::option)
                .toList());
  }

  private static Option option(Agency provider) {
    return new Option(provider.code(), provider.name());
  }

  @Bean
  NavigationItem vacanciesItem() {
    return new NavigationItem(
        400, "/vacancies", "placement.nav.vacancies", Permission.VACANCIES.roles());
  }

  @Bean
  NavigationItem ownHomesItem() {
    return new NavigationItem(
        410, "/schemes", "placement.nav.schemes", Permission.KEEPING_HOMES.roles());
  }

  @Bean
  NavigationItem panelItem() {
    return new NavigationItem(420, "/panel", "placement.nav.panel", Permission.PANEL.roles());
  }
}
