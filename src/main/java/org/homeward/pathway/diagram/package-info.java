/**
 * Draws a process on the server from the diagram its own BPMN file holds. Everything here is
 * geometry and words; colours are the style sheet's, and where a case stands is the case's.
 */
package org.homeward.pathway.diagram;
