package org.homeward.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * For whom a route is. Asked before the method is called; a route without it does not exist for
 * anybody. That a page is about a thing which its reader may see is for the method, which opens it
 * through a door of its feature.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OpenTo {

  /** The permission. */
  Permission value();
}
