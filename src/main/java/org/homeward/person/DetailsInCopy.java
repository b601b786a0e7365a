package org.homeward.person;

import static org.homeward.person.CopyColumn.code;
import static org.homeward.person.CopyColumn.day;
import static org.homeward.person.CopyColumn.moment;
import static org.homeward.person.CopyColumn.text;

import java.util.List;
import org.springframework.stereotype.Component;

/** Who the person is. */
@Component
class DetailsInCopy implements PersonCopyPart {

  private final CopyRows rows;

  DetailsInCopy(CopyRows rows) {
    this.rows = rows;
  }

  @Override
  public String key() {
    return "person";
  }

  @Override
  public int order() {
    return 100;
  }

  @Override
  public List<CopyTable> tables() {
    return List.of(
        rows.table(
            "details",
            """
            SELECT p.nhs_number, p.given_name, p.family_name, p.known_as, p.date_of_birth,
              p.gender, p.phone, p.email, p.deceased_on, p.created_at
            FROM person p WHERE p.id = :person
            """,
            "p.id",
            text("nhsNumber"),
            text("givenName"),
            text("familyName"),
            text("knownAs"),
            day("dateOfBirth"),
            code("gender"),
            text("phone"),
            text("email"),
            day("diedOn"),
            moment("registeredAt")));
  }
}
