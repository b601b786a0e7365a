/** A small HTTP/1.1 server. It notices when a client goes away while its request is worked on. */
package org.homeward.embeddedcamunda.http;
