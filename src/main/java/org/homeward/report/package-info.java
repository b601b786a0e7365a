/**
 * What all figures over cases share: how they are kept up to date, whose they are, how they are
 * drawn, and the page that lists the reports. What is counted is with its subject.
 */
package org.homeward.report;
