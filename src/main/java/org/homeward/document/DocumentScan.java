package org.homeward.document;

import java.io.IOException;
import java.io.InputStream;

/** Looks for malware in a file. */
interface DocumentScan {

  /**
   * Looks at a file.
   *
   * @param file its content
   * @return what came of it: clean, refused, or unscanned if there is no scanner
   * @throws IOException if the scanner does not answer: the document has to wait
   */
  Document.Scan scan(InputStream file) throws IOException;

  /**
   * @return states in which a document is that this should look at
   */
  java.util.Set<Document.Scan> looksAt();
}
