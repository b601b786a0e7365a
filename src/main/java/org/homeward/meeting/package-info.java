/**
 * Meetings in which agencies unblock cases together: the complex care board, multi-agency discharge
 * events and whatever other kinds the configuration names. Cases wait on a list, sessions go
 * through them, and what is agreed becomes tasks.
 */
package org.homeward.meeting;
