/**
 * What all pages share: the frame around them, the assets they load, and the pages shown when
 * something goes wrong. Knows no feature; features use it.
 */
package org.homeward.web;
