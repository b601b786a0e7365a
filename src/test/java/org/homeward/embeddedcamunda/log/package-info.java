/** Where the engine's log is kept: in memory, or in a file that survives a crash. */
package org.homeward.embeddedcamunda.log;
