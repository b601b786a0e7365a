package org.homeward.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.homeward.agency.AgencyKind;

/**
 * What a person is asked to agree to. Each is asked, agreed to and taken back on its own. A
 * question of a form that asks for it says so with its property {@code homeward:consent}.
 */
public enum ConsentPurpose {
  /** The council works in the person's cases. */
  SHARING_COUNCIL(FieldGroup.CONSENT, AgencyKind.COUNCIL),
  /** Partners of the voluntary sector, and with them providers of homes, work in the cases. */
  SHARING_PARTNERS(FieldGroup.CONSENT, AgencyKind.VOLUNTARY_SECTOR),
  /** A carer, relative or friend is told. */
  SHARING_CARER(FieldGroup.CONSENT, null),
  /** The council is told that the person may become homeless (Homelessness Reduction Act 2017). */
  DUTY_TO_REFER(FieldGroup.CONSENT, null),
  /** The council gets the person's contact details with that referral. */
  CONTACT_DETAILS(FieldGroup.CONSENT, null),
  /** The person is referred to an employment adviser. */
  EMPLOYMENT_SUPPORT(FieldGroup.WORK, null),
  /** An employment adviser speaks about the person with employers. */
  EMPLOYER_DISCLOSURE(FieldGroup.WORK, null);

  private final FieldGroup group;
  private final AgencyKind sharesWith;

  ConsentPurpose(FieldGroup group, AgencyKind sharesWith) {
    this.group = group;
    this.sharesWith = sharesWith;
  }

  /**
   * @return how forms and addresses write it: "sharing-council"
   */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @param code as forms write it
   * @return the purpose, or empty if there is none
   */
  public static Optional<ConsentPurpose> of(String code) {
    return Arrays.stream(values()).filter(purpose -> purpose.code().equals(code)).findFirst();
  }

  /**
   * @return who may read what was agreed and said about it, in cases that they may open
   */
  public FieldGroup group() {
    return group;
  }

  /**
   * The kind of agency that works in the person's cases under this consent, and stops when it ends.
   *
   * @return the kind, or empty if no agency's place in a case depends on it
   */
  public Optional<AgencyKind> sharesWith() {
    return Optional.ofNullable(sharesWith);
  }
}
