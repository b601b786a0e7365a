package org.homeward.identity;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.Cookie;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.server.servlet.Session;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.MySqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.session.web.http.SessionRepositoryFilter;

/**
 * Keeps sessions in the database, so that any copy of the application serves any request and a
 * restart logs nobody out. Obeys the usual {@code server.servlet.session} settings. Expired
 * sessions are deleted once a minute.
 */
@Configuration(proxyBeanMethods = false)
@EnableJdbcHttpSession
@EnableConfigurationProperties(ServerProperties.class)
class SessionConfiguration {

  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionTimeout(
      ServerProperties properties) {
    return repository ->
        repository.setDefaultMaxInactiveInterval(properties.getServlet().getSession().getTimeout());
  }

  /** Two requests of one session may write the same attribute at once; H2 speaks this, too. */
  @Bean
  SessionRepositoryCustomizer<JdbcIndexedSessionRepository> concurrentAttributeWrites() {
    return new MySqlJdbcIndexedSessionRepositoryCustomizer();
  }

  @Bean
  CookieSerializer sessionCookie(ServerProperties properties) {
    Session session = properties.getServlet().getSession();
    Cookie settings = session.getCookie();
    DefaultCookieSerializer cookie = new DefaultCookieSerializer();
    cookie.setCookieName(settings.getName() == null ? "homeward" : settings.getName());
    cookie.setCookiePath(settings.getPath() == null ? "/" : settings.getPath());
    // Careful unless told otherwise.
    cookie.setUseSecureCookie(!Boolean.FALSE.equals(settings.getSecure()));
    cookie.setUseHttpOnlyCookie(!Boolean.FALSE.equals(settings.getHttpOnly()));
    Cookie.SameSite sameSite =
        settings.getSameSite() == null ? Cookie.SameSite.LAX : settings.getSameSite();
    cookie.setSameSite(sameSite.attributeValue());
    return cookie;
  }

  /** Error pages and asynchronous answers belong to a session as well. */
  @Bean
  FilterRegistrationBean<SessionRepositoryFilter<?>> sessionFilterRegistration(
      SessionRepositoryFilter<?> filter) {
    FilterRegistrationBean<SessionRepositoryFilter<?>> registration =
        new FilterRegistrationBean<>(filter);
    registration.setDispatcherTypes(
        DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
    registration.setOrder(SessionRepositoryFilter.DEFAULT_ORDER);
    return registration;
  }

  /** The name is the one Spring Session looks for. */
  @Bean
  ConversionService springSessionConversionService() {
    GenericConversionService conversion = new GenericConversionService();
    conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
    conversion.addConverter(
        byte[].class, Object.class, new ForgivingDeserializer(getClass().getClassLoader()));
    return conversion;
  }
}
