package org.homeward.embeddedcamunda.rest;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.FileUpload;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeward.embeddedcamunda.http.HttpRequest;

/** A body of the kind {@code multipart/form-data}: files, and fields by name. */
record Multipart(List<Multipart.File> files, Map<String, String> fields) {
  /** An uploaded file. */
  record File(String name, byte[] content) {}

  static Multipart parse(HttpRequest request) {
    if (!request.contentType().startsWith("multipart/form-data")) {
      throw new Problem(
          415,
          "Unsupported Media Type",
          "Content-Type '%s' is not supported; multipart/form-data is needed"
              .formatted(request.contentType()));
    }
    FullHttpRequest whole =
        new DefaultFullHttpRequest(
            HttpVersion.HTTP_1_1,
            HttpMethod.POST,
            request.path(),
            Unpooled.wrappedBuffer(request.body()));
    whole.headers().set(HttpHeaderNames.CONTENT_TYPE, request.contentType());
    try {
      HttpPostMultipartRequestDecoder decoder =
          new HttpPostMultipartRequestDecoder(new DefaultHttpDataFactory(false), whole);
      try {
        return read(decoder.getBodyHttpDatas());
      } finally {
        decoder.destroy();
      }
    } catch (ErrorDataDecoderException | IOException e) {
      throw new Problem(400, "Bad Request", "The multipart body cannot be read: " + e.getMessage());
    }
  }

  private static Multipart read(List<InterfaceHttpData> parts) throws IOException {
    List<File> files = new ArrayList<>();
    Map<String, String> fields = new HashMap<>();
    for (InterfaceHttpData part : parts) {
      if (part instanceof FileUpload file) {
        files.add(new File(file.getFilename(), file.get()));
      } else if (part instanceof Attribute field) {
        fields.put(field.getName(), field.getValue());
      }
    }
    return new Multipart(files, fields);
  }

  String field(String name) {
    return fields.get(name);
  }
}
