/**
 * Who did what, and who looked at whom. Entries are only ever added, in the transaction of the act
 * they describe.
 */
package org.homeward.audit;
