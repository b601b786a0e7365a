package org.homeward.contact;

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
 * The one way from an address to the contacts of a case: each time it is asked whether the reader
 * may open the case and whether the person still agrees to sharing with their agency.
 */
@Component
class ContactDoor {

  private final CaseDoor door;
  private final Circle circle;
  private final ContactStore contacts;
  private final MessageSource messages;

  ContactDoor(CaseDoor door, Circle circle, ContactStore contacts, MessageSource messages) {
    this.door = door;
    this.circle = circle;
    this.contacts = contacts;
    this.messages = messages;
  }

  /**
   * Opens the contacts of a case.
   *
   * @throws NotFoundException if the reader may not
   */
  CaseFile open(String reference, SignedInUser me) {
    return agreed(door.open(reference, me), me);
  }

  /**
   * Opens the contacts of a case to change something.
   *
   * @throws NotFoundException if the reader may not
   * @throws ConflictException if the case is closed
   */
  CaseFile openToAct(String reference, SignedInUser me) {
    CaseFile file = agreed(door.openToAct(reference, me), me);
    if (!file.open()) {
      throw conflict("contact.closed", "contact.closed.text");
    }
    return file;
  }

  /**
   * Finds a contact that stands.
   *
   * @throws NotFoundException if there is none that is for the reader's agency
   * @throws ConflictException if it was removed
   */
  Contact standing(long id, CaseFile file, SignedInUser me) {
    Contact contact =
        contacts
            .find(id, file.id(), me.getAgencyCode())
            .orElseThrow(() -> door.refused(me, file, null));
    if (contact.removed()) {
      throw conflict("contact.removed-already", null);
    }
    return contact;
  }

  /** Keeps that somebody wanted what is not theirs. */
  NotFoundException refused(SignedInUser me, CaseFile file) {
    return door.refused(me, file, null);
  }

  /** What is said if something else happened meanwhile. */
  ConflictException conflict(KeepingContacts.Outcome outcome) {
    return outcome == KeepingContacts.Outcome.CLOSED
        ? conflict("contact.closed", "contact.closed.text")
        : conflict("contact.changed-meanwhile", "contact.changed-meanwhile.text");
  }

  private CaseFile agreed(CaseFile file, SignedInUser me) {
    if (!circle.reads(me, file)) {
      throw door.refused(me, file, null);
    }
    return file;
  }

  private ConflictException conflict(String title, String text) {
    return new ConflictException(say(title), text == null ? null : say(text), null);
  }

  private String say(String key) {
    return messages.getMessage(key, null, Locale.UK);
  }
}
