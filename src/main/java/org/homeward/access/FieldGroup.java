package org.homeward.access;

import static org.homeward.agency.Role.COMMUNITY_TEAM;
import static org.homeward.agency.Role.DISCHARGE_COORDINATOR;
import static org.homeward.agency.Role.EMPLOYMENT_ADVISER;
import static org.homeward.agency.Role.HOUSING_OFFICER;
import static org.homeward.agency.Role.MANAGER;
import static org.homeward.agency.Role.PROVIDER_WORKER;
import static org.homeward.agency.Role.SOCIAL_WORKER;
import static org.homeward.agency.Role.WARD_STAFF;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.agency.Role;

/**
 * What is known about a person and a case, by who may read it. Each question of a form belongs to a
 * group (its property {@code homeward:group}); what is answered in it is shown to the roles of that
 * group alone, and to them only in cases that they may open. Answering a question does not need its
 * group: a provider may report what only the trust reads.
 *
 * <p>The groups follow the rule that each role sees what its task needs (Caldicott principles 3 and
 * 4); which role is in which group is a local decision, for an information-sharing agreement to
 * confirm.
 */
public enum FieldGroup {
  /** What everybody who works in a case may know: dates, arrangements, how to reach the person. */
  EVERYDAY(true),
  /** The NHS number: councils and partners know people by name and date of birth. */
  NHS_NUMBER(false, trust()),
  /** How many days somebody waits. */
  DELAY_DAYS(false, trust(), council()),
  /** Why somebody waits, which can tell of courts, of danger and of the Mental Health Act. */
  DELAY(false, trust(), socialCare()),
  /** Legal status, sections, absence without leave. */
  LEGAL(false, trust(), socialCare()),
  /** Treatment, crisis plan, follow-up, what the ward found. */
  CLINICAL(false, trust()),
  /** Care Act, capacity, safeguarding. */
  CARE(false, trust(), socialCare()),
  /** What was agreed about sharing, and what was said when it was. */
  CONSENT(false, trust(), council()),
  /** Where somebody lived and can live, wishes, help they need, duties of the council. */
  HOUSING(false, trust(), council()),
  /** Risk in detail. What providers may read of it is written for them: {@link #RELEASED}. */
  RISK(false, trust(), council()),
  /** What was released to providers of homes, and what homes are compared by. */
  RELEASED(false, trust(), council(), only(PROVIDER_WORKER)),
  /** What a panel asked and said. */
  PANEL(false, trust(), council()),
  /** Who pays, and what somebody can claim. */
  FUNDING(false, trust(), council()),
  /** What a provider and those who find homes tell each other about one home. */
  OFFER(false, trust(), council(), only(PROVIDER_WORKER)),
  /** Work: wishes, plans, employers, benefits. */
  WORK(false, trust(), only(EMPLOYMENT_ADVISER)),
  /** Health as far as it matters for work. */
  HEALTH_AT_WORK(false, trust(), only(EMPLOYMENT_ADVISER));

  private final boolean everybody;
  private final Set<String> roles;

  @SafeVarargs
  FieldGroup(boolean everybody, Stream<Role>... readers) {
    this.everybody = everybody;
    this.roles =
        Arrays.stream(readers)
            .flatMap(each -> each)
            .map(Role::code)
            .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Role> trust() {
    return only(DISCHARGE_COORDINATOR, WARD_STAFF, COMMUNITY_TEAM, MANAGER);
  }

  private static Stream<Role> council() {
    return only(HOUSING_OFFICER, SOCIAL_WORKER);
  }

  private static Stream<Role> socialCare() {
    return only(SOCIAL_WORKER);
  }

  private static Stream<Role> only(Role... roles) {
    return Arrays.stream(roles);
  }

  /**
   * @return how forms write it: "health-at-work"
   */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @param code as forms write it
   * @return the group, or empty if there is none
   */
  public static Optional<FieldGroup> of(String code) {
    return Arrays.stream(values()).filter(group -> group.code().equals(code)).findFirst();
  }

  /**
   * @param role code of a role, also of one that only a pathway knows
   * @return whether the role may read what is in this group
   */
  public boolean isReadBy(String role) {
    return everybody || roles.contains(role);
  }

  /**
   * @return codes of the roles that may read it; empty for {@link #EVERYDAY}, which all may
   */
  public Set<String> roles() {
    return roles;
  }
}
