/** Charts as they are drawn on the server: scales, places and words. */
package org.homeward.report.chart;
