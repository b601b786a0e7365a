package org.homeward.identity;

import java.time.Clock;
import org.homeward.agency.AgencyDirectory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

/** Signing in with a provider, if one is named. */
@Configuration(proxyBeanMethods = false)
@Conditional(ProviderConfiguration.ProviderIsNamed.class)
@EnableConfigurationProperties(ProviderProperties.class)
class ProviderConfiguration {

  /** An empty setting names none: files with variables often have such. */
  static final class ProviderIsNamed implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return !context.getEnvironment().getProperty(ProviderProperties.ISSUER, "").isBlank();
    }
  }

  @Bean
  ProviderClient providerClient(ProviderProperties properties, Clock clock) {
    return new ProviderClient(properties, clock);
  }

  /** Spring Security finds it by its type. */
  @Bean
  JwtDecoderFactory<ClientRegistration> idTokenDecoderFactory(ProviderClient client) {
    return client.idTokens();
  }

  @Bean
  ProviderMapping providerMapping(ProviderProperties properties, AgencyDirectory directory) {
    return new ProviderMapping(properties.mapping(), directory);
  }

  @Bean
  ProviderSignIn providerSignIn(
      ProviderProperties properties,
      ProviderClient client,
      ProviderMapping mapping,
      ProviderPeople people,
      AgencyDirectory directory,
      MailAddresses addresses,
      Sessions sessions,
      SignInReports reports) {
    return new ProviderSignIn(
        properties,
        client,
        new ProviderUserService(client.users(), properties, mapping, people, directory, addresses),
        sessions,
        reports);
  }

  @Bean
  MappingCheck mappingCheck(ProviderMapping mapping) {
    return new MappingCheck(mapping);
  }

  /** Stops a start with rules that name what the directory, read by now, does not have. */
  record MappingCheck(ProviderMapping mapping) {

    @EventListener(ApplicationStartedEvent.class)
    void check() {
      mapping.checkAgainstDirectory();
    }
  }
}
