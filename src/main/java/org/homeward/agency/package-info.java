/**
 * Agencies (NHS trusts, councils, voluntary-sector partners, the integrated care board), their
 * boroughs and teams, which of them answers for a case, and their working days.
 *
 * <p>All of it comes from directory files, read at every start: see {@link
 * org.homeward.agency.DirectorySection}.
 */
package org.homeward.agency;
