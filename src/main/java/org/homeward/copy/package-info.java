/**
 * A copy of everything that is held about one person, for the information governance lead who
 * answers a request of the person (UK GDPR, article 15) or of a court. Each feature adds its part
 * ({@link org.homeward.person.PersonCopyPart}); here they are asked for, written and kept.
 */
package org.homeward.copy;
