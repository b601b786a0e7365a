/**
 * Employment support: contacts with the person and with employers, employment records in national
 * codes, jobs and how long they were held. Serves the {@code employment.*} job types of any pathway
 * that uses them, and the pages of advisers' caseloads.
 */
package org.homeward.employment;
