/**
 * The Zeebe engine in this JVM: one partition, its state in RocksDB, commands with replies, and a
 * reader of what happened. Uses internal classes of Zeebe 8.8.21; an upgrade is felt here first.
 */
package org.homeward.embeddedcamunda.engine;
