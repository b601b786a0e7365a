package org.homeward.casefile;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.transaction.annotation.Transactional;

/**
 * Something a person does to a case, in one transaction. Where two act at the same moment the
 * database may choose one of them to start again (a deadlock, in its words); people never see that,
 * it is done for them.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Transactional
@Retryable(
    includes = PessimisticLockingFailureException.class,
    maxRetries = 4,
    delay = 20,
    jitter = 15)
public @interface Act {}
