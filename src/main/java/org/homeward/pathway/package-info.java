/**
 * What a pathway is, read from its files: BPMN and DMN under {@code processes/<pathway>}, forms
 * under {@code forms/<pathway>}. No pathway is named in Java; see {@code docs/pathways.md} for what
 * the files say.
 */
package org.homeward.pathway;
