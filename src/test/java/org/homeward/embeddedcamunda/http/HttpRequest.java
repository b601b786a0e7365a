package org.homeward.embeddedcamunda.http;

import java.util.concurrent.CompletableFuture;

/**
 * A request.
 *
 * @param method such as GET
 * @param path the decoded path, without the query
 * @param contentType as sent, or an empty text
 * @param body the bytes of the body
 * @param gone completes if the client goes away before the response
 */
public record HttpRequest(
    String method, String path, String contentType, byte[] body, CompletableFuture<Void> gone) {}
