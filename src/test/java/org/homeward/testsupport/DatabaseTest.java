package org.homeward.testsupport;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of one feature against a migrated database of its own, without web server and engine. Add
 * the beans under test with {@code @Import}. Nothing is rolled back after a test: make it
 * {@code @Transactional} or use data of its own. Runs again on real MySQL, by its tag.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Tag("database")
@SpringBootTest(
    classes = DatabaseSlice.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = "spring.main.banner-mode=off")
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
public @interface DatabaseTest {}
