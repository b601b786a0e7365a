/**
 * For those who look after Homeward: the accounts of an agency and what becomes of the tasks of
 * people who leave, the agencies, and how these stand in data security. Administrators see no
 * people and no cases.
 */
package org.homeward.administration;
