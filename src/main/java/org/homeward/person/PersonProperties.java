package org.homeward.person;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings about people.
 *
 * @param testNumbersOnly whether only NHS numbers of the test range are accepted, as a trial must
 */
@ConfigurationProperties("homeward.person")
record PersonProperties(boolean testNumbersOnly) {}
