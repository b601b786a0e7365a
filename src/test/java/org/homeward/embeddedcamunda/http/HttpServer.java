package org.homeward.embeddedcamunda.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Serves HTTP on the loop-back address. Each request is worked on in a virtual thread of its own,
 * so a handler may wait as long as it likes.
 *
 * <p>Netty and not the server in the JDK, because a long poll must end when its client has gone:
 * else it would take jobs that nobody gets.
 */
public final class HttpServer implements AutoCloseable {
  private static final int LARGEST_BODY = 64 << 20;
  private static final int LARGEST_LINE = 16 << 10;

  private final EventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("embedded-camunda-http", true), NioIoHandler.newFactory());
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Channel channel;

  /**
   * Starts to serve.
   *
   * @param port the port, 0 for a free one
   * @throws UncheckedIOException if the port is taken
   */
  public HttpServer(int port, Function<HttpRequest, HttpResponse> handler) {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel connection) {
                    connection
                        .pipeline()
                        .addLast(new HttpServerCodec(LARGEST_LINE, LARGEST_LINE, 8 << 10))
                        .addLast(new HttpServerKeepAliveHandler())
                        .addLast(new HttpObjectAggregator(LARGEST_BODY))
                        .addLast(new Connection(handler, workers));
                  }
                });
    var bound = bootstrap.bind(InetAddress.getLoopbackAddress(), port).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      workers.shutdownNow();
      BindException taken = new BindException("Port " + port + ": " + bound.cause().getMessage());
      taken.initCause(bound.cause());
      throw new UncheckedIOException(taken);
    }
    channel = bound.channel();
  }

  /** Returns the port it listens on. */
  public int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  @Override
  public void close() {
    channel.close().awaitUninterruptibly();
    workers.shutdownNow();
    loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
