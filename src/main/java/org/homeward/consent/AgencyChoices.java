package org.homeward.consent;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.AgencyKind;
import org.homeward.form.Option;
import org.homeward.form.OptionSource;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** With whom something is shared: one agency of a kind, or all of them. */
@Configuration(proxyBeanMethods = false)
class AgencyChoices {

  static final String COUNCILS = "consent-councils";
  static final String PARTNERS = "consent-partners";

  /** What is sent for all agencies of the kind. */
  static final String ALL = "all";

  private record Source(
      String name, String all, AgencyKind kind, AgencyDirectory agencies, MessageSource messages)
      implements OptionSource {

    @Override
    public List<Option> options(Map<String, Object> facts) {
      return Stream.concat(
              Stream.of(new Option(ALL, messages.getMessage(all, null, Locale.UK))),
              agencies.agencies().stream()
                  .filter(agency -> agency.kind() == kind)
                  .map(agency -> new Option(agency.code(), agency.name())))
          .toList();
    }
  }

  @Bean
  OptionSource consentCouncils(AgencyDirectory agencies, MessageSource messages) {
    return new Source(COUNCILS, "consent.all.councils", AgencyKind.COUNCIL, agencies, messages);
  }

  @Bean
  OptionSource consentPartners(AgencyDirectory agencies, MessageSource messages) {
    return new Source(
        PARTNERS, "consent.all.partners", AgencyKind.VOLUNTARY_SECTOR, agencies, messages);
  }
}
