package org.homeward.contact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.homeward.access.Relation;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.Circle;
import org.homeward.identity.SignedInUser;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts words to contacts. */
@Component
class ContactLines {

  private final Circle circle;
  private final ContactRelations relations;
  private final KeepingContacts keeping;
  private final Dates dates;
  private final MessageSource messages;

  ContactLines(
      Circle circle,
      ContactRelations relations,
      KeepingContacts keeping,
      Dates dates,
      MessageSource messages) {
    this.circle = circle;
    this.relations = relations;
    this.keeping = keeping;
    this.dates = dates;
    this.messages = messages;
  }

  /**
   * A contact in words.
   *
   * @param name their name
   * @param relation what they are to the person
   * @param phone telephone number, or null
   * @param call the number as a link dials it, or null
   * @param email e-mail address, or null
   * @param note what to know, or null
   */
  record Brief(
      String name, String relation, String phone, String call, String email, String note) {}

  /**
   * A contact with where it came from.
   *
   * @param brief the contact
   * @param added who added it, for whom they work, and when
   * @param changed who changed it last and when, or null
   * @param readBy who can read it
   * @param change address to change it, or null if the reader may not
   * @param remove address to remove it, or null if the reader may not
   */
  record Line(
      Brief brief, String added, String changed, String readBy, String change, String remove) {}

  /** A contact in words. */
  Brief brief(Contact contact) {
    Contact.Known known = contact.known();
    return new Brief(
        known.name(),
        relations.words(known.relation()),
        known.phone(),
        call(known.phone()),
        known.email(),
        known.note());
  }

  /** "+44 (0)20 7946 0001 ext 5" is dialled +442079460001. */
  private static String call(String phone) {
    return phone == null
        ? null
        : phone
            .replaceFirst("[A-Za-z].*", "")
            .replaceFirst("^(\\+.*)\\(0\\)", "$1")
            .replaceAll("[^+0-9]", "");
  }

  /**
   * Contacts in words; one statement.
   *
   * @param contacts the contacts, with their readers
   * @param file their case
   * @param who who looks
   * @param relation what they are to the case
   */
  List<Line> of(List<Contact> contacts, CaseFile file, SignedInUser who, Relation relation) {
    Set<String> inCase = contacts.isEmpty() ? Set.of() : circle.agenciesIn(file);
    return contacts.stream().map(one -> line(one, file, who, relation, inCase)).toList();
  }

  private Line line(
      Contact contact, CaseFile file, SignedInUser who, Relation relation, Set<String> inCase) {
    List<String> readers =
        circle.names(who, contact.readers(), inCase, name -> say("contact.read-by.over", name));
    String address = "/cases/%s/contacts/%d".formatted(file.reference(), contact.id());
    return new Line(
        brief(contact),
        say(
            "contact.added-by",
            contact.displayName(),
            circle.name(contact.agencyCode()),
            dates.momentInWords(contact.addedAt())),
        contact.changedAt() == null
            ? null
            : say(
                "contact.changed-by",
                contact.changedName(),
                dates.momentInWords(contact.changedAt())),
        readers.size() == 1
            ? say("contact.read-by.one", readers.getFirst())
            : say("contact.read-by", String.join("; ", readers)),
        keeping.mayChange(contact, file, who, relation) ? address : null,
        keeping.mayRemove(contact, file, who, relation) ? address + "/remove" : null);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }
}
