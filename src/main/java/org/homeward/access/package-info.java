/**
 * Who may see and do what: the one place where it is decided. The rules are in two tables, {@link
 * org.homeward.access.Permission} (what a role may use) and {@link org.homeward.access.FieldGroup}
 * (what a role may read of a person), and in {@link org.homeward.access.AccessPolicy}, which weighs
 * them with what somebody is to a case. Other features ask; none decides for itself.
 */
package org.homeward.access;
