/**
 * The trial installation: the whole product with an embedded Camunda and an embedded database,
 * started by {@code mvn spring-boot:test-run}. It lives with the tests and is never packaged.
 *
 * <p>What is in it: stories, which happen on the real pages while weeks go by in minutes, and
 * beside them a past year of closed cases, which is made up and written into the tables.
 */
package org.homeward.trial;
