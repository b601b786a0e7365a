package org.homeward.document;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * ClamAV's daemon, over TCP: {@code zINSTREAM}, the file in pieces with their length before each, a
 * piece of length 0, and its answer. What it says of the file is trusted word for word; any other
 * answer, as that a file is too long for it, is none.
 */
@Component
@ConditionalOnProperty(name = "homeward.documents.scanner", havingValue = "clamd")
class ClamdScan implements DocumentScan {

  private static final int PIECE = 32 * 1024;
  private static final int LONGEST_ANSWER = 1024;

  private final DocumentSettings.Clamd settings;

  ClamdScan(DocumentSettings settings) {
    this.settings = settings.clamd();
  }

  @Override
  public Document.Scan scan(InputStream file) throws IOException {
    int timeout = Math.toIntExact(settings.timeout().toMillis());
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(settings.host(), settings.port()), timeout);
      socket.setSoTimeout(timeout);
      DataOutputStream to = new DataOutputStream(socket.getOutputStream());
      to.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
      byte[] piece = new byte[PIECE];
      for (int read = file.read(piece); read >= 0; read = file.read(piece)) {
        if (read > 0) {
          to.writeInt(read);
          to.write(piece, 0, read);
        }
      }
      to.writeInt(0);
      to.flush();
      return said(answer(socket.getInputStream()));
    }
  }

  @Override
  public Set<Document.Scan> looksAt() {
    return Set.of(Document.Scan.WAITING, Document.Scan.UNSCANNED);
  }

  private static Document.Scan said(String answer) throws IOException {
    if (answer.equals("stream: OK")) {
      return Document.Scan.CLEAN;
    }
    if (answer.startsWith("stream: ") && answer.endsWith(" FOUND")) {
      return Document.Scan.REFUSED;
    }
    throw new IOException("clamd did not say what it found: " + answer);
  }

  private static String answer(InputStream from) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    for (int read = from.read(); read > 0 && answer.size() < LONGEST_ANSWER; read = from.read()) {
      answer.write(read);
    }
    return answer.toString(StandardCharsets.UTF_8).strip();
  }
}
