/**
 * People whom the work is for: who they are and how to tell them apart. What happens to them is the
 * business of cases.
 *
 * <p>Nothing here decides who may see a person; whoever calls must have decided it.
 */
package org.homeward.person;
