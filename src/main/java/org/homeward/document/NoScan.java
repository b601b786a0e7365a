package org.homeward.document;

import java.io.InputStream;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** There is no scanner: documents are handed out as they came. */
@Component
@ConditionalOnProperty(
    name = "homeward.documents.scanner",
    havingValue = "none",
    matchIfMissing = true)
class NoScan implements DocumentScan {

  @Override
  public Document.Scan scan(InputStream file) {
    return Document.Scan.UNSCANNED;
  }

  @Override
  public Set<Document.Scan> looksAt() {
    return Set.of(Document.Scan.WAITING);
  }
}
