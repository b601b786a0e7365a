package org.homeward.mail;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What e-mail says of this installation. The server that takes it stands in {@code spring.mail}.
 *
 * @param from address that e-mails come from
 * @param links where people reach Homeward, as {@code https://homeward.example.org}
 * @param every how often a copy looks for something to send
 * @param together how long something waits for more, so that it becomes one e-mail
 */
@ConfigurationProperties("homeward.mail")
record MailProperties(
    @DefaultValue("") String from,
    @DefaultValue("") String links,
    @DefaultValue("15s") Duration every,
    @DefaultValue("1m") Duration together) {}
