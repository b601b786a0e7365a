/**
 * The task list: a mirror of Camunda's user tasks in MySQL, and what people do with them. Every act
 * is committed here first and sent to the engine afterwards.
 */
package org.homeward.task;
