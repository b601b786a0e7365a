package org.homeward.testsupport;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.homeward.HomewardApplication;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the application over HTTP while there is no engine: tasks come from {@link Casework}
 * and not from a process, what people do stays in the outbox. Quick, and shared by all such tests,
 * so each uses people of its own. Runs again on real MySQL, by its tag.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("database")
@SpringBootTest(
    classes = HomewardApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.main.banner-mode=off",
      "homeward.directory.also=classpath:directory/demo.yml,classpath:directory/colleagues.yml",
      "homeward.placement.stock=classpath:homes/demo.yml",
      "homeward.person.test-numbers-only=true",
      "homeward.consent.watch-every=250ms",
      // Tests say when e-mail is written and sent.
      "homeward.mail.every=1d",
      "logging.level.org.homeward=WARN"
    })
@Import({ProductConfiguration.class, StatementCount.Counting.class})
@ContextConfiguration(
    initializers = {
      TestDatabase.Initializer.class,
      ProductConfiguration.NoCamunda.class,
      ProductConfiguration.Mail.class
    })
public @interface EnginelessTest {}
