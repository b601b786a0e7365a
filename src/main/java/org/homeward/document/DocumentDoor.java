package org.homeward.document;

import java.util.Locale;
import org.homeward.casefile.CaseDoor;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.Circle;
import org.homeward.identity.SignedInUser;
import org.homeward.web.ConflictException;
import org.homeward.web.NotFoundException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The one way from an address to the documents of a case. That an agency was chosen once is not
 * enough: each time it is asked whether the reader may open the case and whether the person still
 * agrees to sharing with their agency.
 */
@Component
class DocumentDoor {

  private final CaseDoor door;
  private final Circle circle;
  private final DocumentStore documents;
  private final MessageSource messages;

  DocumentDoor(CaseDoor door, Circle circle, DocumentStore documents, MessageSource messages) {
    this.door = door;
    this.circle = circle;
    this.documents = documents;
    this.messages = messages;
  }

  /**
   * Opens the documents of a case.
   *
   * @throws NotFoundException if the reader may not
   */
  CaseFile open(String reference, SignedInUser me) {
    return agreed(door.open(reference, me), me);
  }

  /**
   * Opens the documents of a case to change something.
   *
   * @throws NotFoundException if the reader may not
   * @throws ConflictException if the case is closed
   */
  CaseFile openToAdd(String reference, SignedInUser me) {
    CaseFile file = agreed(door.openToAct(reference, me), me);
    if (!file.open()) {
      throw new ConflictException(say("document.closed"), say("document.closed.text"), null);
    }
    return file;
  }

  /**
   * Finds a document.
   *
   * @param fileId its name in the address
   * @param file the case, opened for the reader
   * @throws NotFoundException if there is none that is for the reader's agency
   */
  Document document(String fileId, CaseFile file, SignedInUser me) {
    return documents
        .find(fileId, file.id(), me.getAgencyCode())
        .orElseThrow(() -> door.refused(me, file, null));
  }

  /** Keeps that somebody wanted what is not theirs. */
  NotFoundException refused(SignedInUser me, CaseFile file) {
    return door.refused(me, file, null);
  }

  private CaseFile agreed(CaseFile file, SignedInUser me) {
    if (!circle.reads(me, file)) {
      throw door.refused(me, file, null);
    }
    return file;
  }

  private String say(String key) {
    return messages.getMessage(key, null, Locale.UK);
  }
}
