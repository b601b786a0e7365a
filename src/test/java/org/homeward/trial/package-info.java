/**
 * The trial installation: the whole product with an embedded Camunda and an embedded database,
 * started by {@code mvn spring-boot:test-run}. It lives with the tests and is never packaged.
 */
package org.homeward.trial;
