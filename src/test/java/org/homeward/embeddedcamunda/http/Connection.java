package org.homeward.embeddedcamunda.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;

/** One connection. Its requests are answered one after the other, in the order they came. */
final class Connection extends SimpleChannelInboundHandler<FullHttpRequest> {
  private final Function<HttpRequest, HttpResponse> handler;
  private final ExecutorService workers;

  // Touched by the connection's event loop only.
  private final Queue<HttpRequest> queue = new ArrayDeque<>();
  private HttpRequest current;

  Connection(Function<HttpRequest, HttpResponse> handler, ExecutorService workers) {
    this.handler = handler;
    this.workers = workers;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    String contentType = request.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
    queue.add(
        new HttpRequest(
            request.method().name(),
            new QueryStringDecoder(request.uri()).path(),
            contentType,
            ByteBufUtil.getBytes(request.content()),
            new CompletableFuture<>()));
    if (current == null) {
      next(context);
    }
  }

  private void next(ChannelHandlerContext context) {
    current = queue.poll();
    if (current == null) {
      return;
    }
    HttpRequest request = current;
    try {
      workers.execute(
          () -> {
            HttpResponse response = handler.apply(request);
            context.executor().execute(() -> answer(context, response));
          });
    } catch (RejectedExecutionException e) {
      context.close(); // the server is closing
    }
  }

  private void answer(ChannelHandlerContext context, HttpResponse response) {
    ByteBuf body =
        response.body() == null ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(response.body());
    FullHttpResponse message =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(response.status()), body);
    if (response.contentType() != null) {
      message.headers().set(HttpHeaderNames.CONTENT_TYPE, response.contentType());
    }
    if (response.status() != HttpResponseStatus.NO_CONTENT.code()) {
      message.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
    }
    context
        .writeAndFlush(message)
        .addListener(
            sent -> {
              if (!sent.isSuccess()) {
                lost(response);
              }
            });
    next(context);
  }

  private void lost(HttpResponse response) {
    try {
      workers.execute(response.ifLost());
    } catch (RejectedExecutionException e) {
      // The server is closing; the engine closes with it.
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    queue.clear();
    if (current != null) {
      current.gone().complete(null);
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close(); // a broken connection or something that is not HTTP
  }
}
