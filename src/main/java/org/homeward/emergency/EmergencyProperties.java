package org.homeward.emergency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of opening records in an emergency; local values, no national standard.
 *
 * @param openFor how long a record stays open
 * @param triesPerHour after how many tries within an hour that find nobody no more is answered
 */
@ConfigurationProperties("homeward.emergency")
record EmergencyProperties(
    @DefaultValue("1h") Duration openFor, @DefaultValue("5") int triesPerHour) {}
