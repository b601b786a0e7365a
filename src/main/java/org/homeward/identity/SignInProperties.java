package org.homeward.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much guessing of passwords is borne. A limit that is reached refuses further attempts, right
 * or wrong, until enough failures are older than the window.
 *
 * @param window how long a failure counts
 * @param failuresPerUsernameAndAddress failures for one username from one address
 * @param failuresPerUsername failures for one username from anywhere; larger, so that a stranger
 *     elsewhere cannot easily lock somebody out
 * @param failuresPerAddress failures from one address for any username; larger still, because a
 *     whole hospital may come from one address
 * @param localAccounts whether people may log in with a password of Homeward's own; without it they
 *     may as long as there is no provider to sign in with
 */
@ConfigurationProperties("homeward.sign-in")
record SignInProperties(
    @DefaultValue("30m") Duration window,
    @DefaultValue("10") int failuresPerUsernameAndAddress,
    @DefaultValue("50") int failuresPerUsername,
    @DefaultValue("200") int failuresPerAddress,
    Boolean localAccounts) {}
