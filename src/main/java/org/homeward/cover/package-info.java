/**
 * When people are away and who acts for them. Whoever does so sees the tasks that the other has
 * taken, as far as both work in the team of the task, and what they do says for whom.
 */
package org.homeward.cover;
