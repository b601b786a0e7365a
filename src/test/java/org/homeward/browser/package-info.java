/**
 * The product in a real browser, headless Chromium: a journey across agencies, accessibility of
 * every page, and the pictures of the documentation.
 */
package org.homeward.browser;
