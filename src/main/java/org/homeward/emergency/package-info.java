/**
 * Breaking the glass: a clinician or manager of a trust opens, for a short time and with a reason,
 * the record of somebody whom they do not look after. The information governance lead of the
 * person's trust is told and looks at each one.
 */
package org.homeward.emergency;
