package org.homeward.contact;

import java.util.List;
import java.util.Optional;
import org.homeward.access.Relation;
import org.homeward.casefile.CaseAccess;
import org.homeward.casefile.CaseFile;
import org.homeward.casefile.CasePagePart;
import org.homeward.casefile.Circle;
import org.homeward.casefile.TaskPagePart;
import org.homeward.identity.SignedInUser;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The first contacts, on the page of a case below the teams involved, and on those of its tasks:
 * there only if there are any.
 */
@Component
@Order(2)
class ContactsBeside implements CasePagePart, TaskPagePart {

  private static final int SHOWN = 5;

  private final Circle circle;
  private final CaseAccess access;
  private final ContactStore contacts;
  private final ContactLines lines;

  ContactsBeside(Circle circle, CaseAccess access, ContactStore contacts, ContactLines lines) {
    this.circle = circle;
    this.access = access;
    this.contacts = contacts;
    this.lines = lines;
  }

  /**
   * What the section shows.
   *
   * @param contacts the first of them
   * @param more whether there are others
   * @param address address of all
   * @param mayAct whether the reader can add one
   */
  record Section(List<ContactLines.Brief> contacts, boolean more, String address, boolean mayAct) {}

  @Override
  public String fragment() {
    return "contact/parts :: section";
  }

  @Override
  public Optional<Object> content(CaseFile file, SignedInUser who) {
    return section(file, who).map(Object.class::cast);
  }

  @Override
  public Optional<Object> content(CaseFile file, long taskKey, SignedInUser who) {
    return section(file, who)
        .filter(section -> !section.contacts().isEmpty())
        .map(Object.class::cast);
  }

  private Optional<Section> section(CaseFile file, SignedInUser who) {
    Relation relation = access.relation(who, file);
    // A team may still have a task in a case that it may not open any more.
    if (!relation.opens() || !circle.reads(who, file)) {
      return Optional.empty();
    }
    List<Contact> first = contacts.some(file.id(), who.getAgencyCode(), 0, SHOWN + 1);
    return Optional.of(
        new Section(
            first.stream().limit(SHOWN).map(lines::brief).toList(),
            first.size() > SHOWN,
            "/cases/" + file.reference() + "/contacts",
            file.open() && relation.acts()));
  }
}
