package org.homeward.placement;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Local rules about homes.
 *
 * @param stock file with schemes and homes to begin with, or null; a Spring resource location. What
 *     exists already is left as it is
 * @param confirmedWithinDays after so many days without a confirmation the board warns
 */
@ConfigurationProperties("homeward.placement")
record PlacementProperties(String stock, @DefaultValue("7") int confirmedWithinDays) {}
