/**
 * Talking on a case: comments, which only those agencies read that their writer chose, telling
 * single people by their name in them, and questions to another agency with their answers.
 */
package org.homeward.conversation;
