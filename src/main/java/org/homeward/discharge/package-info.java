/**
 * Hospital spells, the periods in which a person was clinically ready for discharge, and the
 * follow-up after leaving. Serves the {@code discharge.*} job types of any pathway that uses them.
 */
package org.homeward.discharge;
