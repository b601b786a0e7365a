/**
 * Talking on a case: comments, which only those agencies read that their writer chose, and telling
 * single people by their name in them.
 */
package org.homeward.conversation;
