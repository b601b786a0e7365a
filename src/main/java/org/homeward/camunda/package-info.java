/**
 * The only package that talks to Camunda.
 *
 * <p>Outwards it sends what people did: features append {@link org.homeward.camunda.EngineCommand}s
 * to the {@link org.homeward.camunda.EngineOutbox} inside their own transaction, and the dispatcher
 * delivers them until the engine has answered for good. Inwards it receives work: user-task
 * listeners go to the {@link org.homeward.camunda.EngineTaskListener}, service tasks to the {@link
 * org.homeward.camunda.EngineJobHandler} of their job type. Features implement these interfaces;
 * this package knows no feature.
 */
package org.homeward.camunda;
