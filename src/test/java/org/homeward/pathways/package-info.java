/**
 * Tests of the pathways themselves, the content of {@code processes/} and {@code forms/}.
 *
 * <p>The classes named {@code …ContentTest} read the files only: what every pathway must keep to so
 * that Homeward can work with it (see {@code docs/pathways.md}) and what its diagrams must look
 * like. They hold for each pathway found, also for one added later. The classes named {@code
 * …ProcessTest} run one pathway's models on the engine, without the application.
 */
package org.homeward.pathways;
