package org.homeward.discharge;

import java.util.Arrays;
import java.util.Optional;

/**
 * Why a person who is clinically ready for discharge is still in hospital.
 *
 * <p>Source: NHS England, Mental Health Services Data Set version 6 (from April 2024), CLINICALLY
 * READY FOR DISCHARGE DELAY REASON, with the five groups of NHS England's acute inpatient
 * dashboard.
 */
public enum DelayReason {
  R01("01", "Awaiting care coordinator allocation", Group.COMMUNITY),
  R02("02", "Awaiting allocation of community psychiatrist", Group.COMMUNITY),
  R03("03", "Awaiting allocation of social worker", Group.SOCIAL_CARE),
  R04("04", "Awaiting public funding or decision from funding panel", Group.COMMUNITY),
  R05(
      "05",
      "Awaiting further community or mental health NHS Services not delivered "
          + "in an acute setting including intermediate care, rehabilitation "
          + "services, step down service",
      Group.COMMUNITY),
  R06(
      "06",
      "Awaiting availability of placement in prison or Immigration Removal " + "Centre",
      Group.COMMUNITY),
  R07("07", "Awaiting availability of placement in care home without nursing", Group.SOCIAL_CARE),
  R08("08", "Awaiting availability of placement in care home with nursing", Group.COMMUNITY),
  R09(
      "09",
      "Awaiting commencement of care package in usual or temporary place of " + "residence",
      Group.COMMUNITY),
  R10(
      "10",
      "Awaiting provision of community equipment and/or adaptations to own " + "home",
      Group.COMMUNITY),
  R11("11", "Patient or Family choice", Group.HOSPITAL),
  R12(
      "12",
      "Disputes relating to responsible commissioner for post-discharge care",
      Group.COMMUNITY),
  R13(
      "13",
      "Disputes relating to post-discharge care pathway between clinical "
          + "teams and/or care panels",
      Group.COMMUNITY),
  R14("14", "Housing - awaiting availability of private rented accommodation", Group.HOUSING),
  R15(
      "15",
      "Housing - awaiting availability of social rented housing via council "
          + "housing waiting list",
      Group.HOUSING),
  R16("16", "Housing - awaiting purchase/sourcing of own home", Group.HOUSING),
  R17("17", "Housing - Patient NOT eligible for funded care or support", Group.HOUSING),
  R18("18", "Housing - Awaiting supported accommodation", Group.HOUSING),
  R19(
      "19",
      "Housing - Awaiting temporary accommodation from the Local Authority "
          + "under housing legislation",
      Group.HOUSING),
  R20("20", "Awaiting availability of residential children's home (non-secure)", Group.SOCIAL_CARE),
  R21(
      "21",
      "Awaiting availability of secure children's home (welfare or " + "non-welfare)",
      Group.SOCIAL_CARE),
  R22("22", "Awaiting availability of placement in Youth Offender Institution", Group.COMMUNITY),
  R23("23", "Child or young person awaiting foster placement", Group.COMMUNITY),
  R24("24", "Awaiting Ministry of Justice agreement to proposed placement", Group.COMMUNITY),
  R25(
      "25",
      "Awaiting outcome of legal proceedings under relevant Mental Health " + "legislation",
      Group.COMMUNITY),
  R26("26", "Awaiting Court of Protection proceedings", Group.COMMUNITY),
  R27("27", "Awaiting Deprivation of Liberty Safeguards (DOLS) Application", Group.COMMUNITY),
  R28("28", "Delay due to consideration of specific court judgements", Group.COMMUNITY),
  R29("29", "Awaiting residential special school or college placement", Group.COMMUNITY),
  R30("30", "Lack of local education support", Group.COMMUNITY),
  R31(
      "31",
      "Public safety concern unrelated to clinical treatment need (care team "
          + "and/or ministry of justice)",
      Group.COMMUNITY),
  R32(
      "32",
      "Highly bespoke housing and/or care arrangements not available in the " + "community",
      Group.HOUSING),
  R33("33", "No lawful support available in the community excluding social care", Group.COMMUNITY),
  R34("34", "No social care support including social care funded placement", Group.SOCIAL_CARE),
  R35("35", "Delays to NHS-led assessments in the community", Group.HOSPITAL),
  R36("36", "Hospital staff shortages", Group.HOSPITAL),
  R37("37", "Delays to non-NHS led assessments in the community", Group.COMMUNITY),
  R98("98", "Reason not known", Group.NOT_KNOWN);

  /** The five groups NHS England reports by. */
  public enum Group {
    COMMUNITY("Community"),
    SOCIAL_CARE("Social care or local authority"),
    HOSPITAL("Hospital"),
    HOUSING("Housing"),
    NOT_KNOWN("Not known");

    private final String words;

    Group(String words) {
      this.words = words;
    }

    /** Its name on pages. */
    public String words() {
      return words;
    }
  }

  private final String code;
  private final String description;
  private final Group group;

  DelayReason(String code, String description, Group group) {
    this.code = code;
    this.description = description;
    this.group = group;
  }

  /** The national code. */
  public String code() {
    return code;
  }

  /** The national wording. */
  public String description() {
    return description;
  }

  /** The group of NHS England's dashboard. */
  public Group group() {
    return group;
  }

  /**
   * @param code a national code, or null
   */
  public static Optional<DelayReason> of(String code) {
    return Arrays.stream(values()).filter(r -> r.code.equals(code)).findFirst();
  }
}
