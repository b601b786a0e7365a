package org.homeward.camunda;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where Camunda is and how Homeward talks to it.
 *
 * @param restAddress address of the Camunda 8 REST API, for example {@code http://camunda:8080}
 * @param workers whether this copy serves listeners and jobs and delivers acts; off only in tests
 *     that need no engine
 * @param requestTimeout how long one command may take before it is tried again
 * @param pollTimeout how long a request for jobs stays open when there are none
 * @param jobTimeout after which the engine gives a job to another copy
 * @param messageTimeToLive how long the engine keeps a published message that nobody waits for yet;
 *     within it, a repeat of the same message is dropped
 * @param outboxPoll how often work of stopped copies and due retries are looked for
 */
@ConfigurationProperties("homeward.camunda")
record CamundaProperties(
    @DefaultValue("http://localhost:8088") URI restAddress,
    @DefaultValue("true") boolean workers,
    @DefaultValue("20s") Duration requestTimeout,
    @DefaultValue("30s") Duration pollTimeout,
    @DefaultValue("60s") Duration jobTimeout,
    @DefaultValue("1m") Duration messageTimeToLive,
    @DefaultValue("1s") Duration outboxPoll) {}
