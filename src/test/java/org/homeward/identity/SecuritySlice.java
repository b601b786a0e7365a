package org.homeward.identity;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.homeward.audit.ApplicationRights;
import org.homeward.testsupport.AdjustableClock;
import org.homeward.web.Dates;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.servlet.view.UrlBasedViewResolver;

/**
 * The application as far as logging in needs it, with a few pages behind the login. Without
 * stereotypes, so that the scan of the whole application does not find it.
 */
@EnableAutoConfiguration
@AutoConfigurationPackage(basePackages = "org.homeward")
@ComponentScan({"org.homeward.agency", "org.homeward.identity"})
@Import({
  SecuritySlice.Events.class,
  SecuritySlice.PasswordChecks.class,
  Dates.class,
  // Without it the application's account may do nothing on MySQL.
  ApplicationRights.class
})
class SecuritySlice {

  @Bean
  AdjustableClock clock() {
    return new AdjustableClock();
  }

  /** Stands in for the template, which belongs to the pages and not to this feature. */
  @Bean
  ViewResolver loginPage() {
    UrlBasedViewResolver resolver =
        new UrlBasedViewResolver() {
          @Override
          protected View loadView(String name, Locale locale) {
            return (model, request, response) ->
                response.getOutputStream().write("login page".getBytes(StandardCharsets.UTF_8));
          }
        };
    resolver.setViewClass(RedirectView.class);
    resolver.setViewNames("login");
    resolver.setOrder(Ordered.HIGHEST_PRECEDENCE);
    return resolver;
  }

  @Bean
  RouterFunction<ServerResponse> testPages() {
    return RouterFunctions.route()
        .GET(
            "/tasks",
            request -> {
              SignedInUser user = CurrentUser.require();
              return ServerResponse.ok()
                  .body(
                      user.getDisplayName() + ", " + user.getAgencyName() + " " + user.getRoles());
            })
        .GET("/cases/{reference}", request -> ServerResponse.ok().body("a case"))
        .POST(
            "/tasks/1",
            request -> ServerResponse.ok().body("done by " + CurrentUser.require().getUsername()))
        .GET("/assets/page.css", request -> ServerResponse.ok().body("css"))
        .build();
  }

  /** Counts how often a password is compared with a hash: nearly all the time a login takes. */
  static class PasswordChecks implements BeanPostProcessor {

    final List<String> hashes = new CopyOnWriteArrayList<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
      if (!(bean instanceof PasswordEncoder encoder)) {
        return bean;
      }
      return new PasswordEncoder() {
        @Override
        public String encode(CharSequence password) {
          return encoder.encode(password);
        }

        @Override
        public boolean matches(CharSequence password, String hash) {
          hashes.add(hash);
          return encoder.matches(password, hash);
        }

        @Override
        public boolean upgradeEncoding(String hash) {
          return encoder.upgradeEncoding(hash);
        }
      };
    }
  }

  /** Hears what is told to the audit trail. */
  static class Events {

    final List<Object> heard = new CopyOnWriteArrayList<>();

    @EventListener({SignedIn.class, SignedOut.class, SignInFailed.class})
    void hear(Object event) {
      heard.add(event);
    }
  }
}
