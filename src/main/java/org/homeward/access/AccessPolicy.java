package org.homeward.access;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.AgencyKind;
import org.homeward.web.ForbiddenException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Decides who may see and do what. Whoever serves a page, a download, a search, a notice or a
 * diagram asks here; what is not allowed by one of these rules is not allowed.
 */
@Component
public class AccessPolicy {

  private static final Set<String> WHOLE_TRUST =
      Set.of("discharge-coordinator", "community-team", "manager");
  private static final String WARD = "ward-staff";

  private final AgencyDirectory agencies;
  private final ApplicationEventPublisher events;
  private final MessageSource messages;

  AccessPolicy(AgencyDirectory agencies, ApplicationEventPublisher events, MessageSource messages) {
    this.agencies = agencies;
    this.events = events;
    this.messages = messages;
  }

  /**
   * Whose a case is.
   *
   * @param trustCode the trust that looks after the person, or null
   * @param wardTeamCode the ward they are on, or null
   */
  public record Whose(String trustCode, String wardTeamCode) {}

  /**
   * @param viewer somebody who has logged in
   * @param permission what they want to use
   * @return whether they may
   */
  public boolean may(Viewer viewer, Permission permission) {
    return permission.isGivenTo(Optional.of(viewer));
  }

  /**
   * Lets somebody use something.
   *
   * @param viewer who has logged in, or empty
   * @param permission what they want to use
   * @throws ForbiddenException if they may not, with words that say for whom it is
   */
  public void require(Optional<? extends Viewer> viewer, Permission permission) {
    if (!permission.isGivenTo(viewer)) {
      viewer.ifPresent(who -> events.publishEvent(new AccessRefused(who, permission)));
      String key = "access.refused." + permission.key();
      throw new ForbiddenException(say(key), say(key + ".text"), null);
    }
  }

  /**
   * What somebody is to a case.
   *
   * @param viewer who
   * @param whose whose the case is
   * @param teamInvolved whether one of their teams has, or had, something to do in it; asked only
   *     if it matters
   */
  public Relation relation(Viewer viewer, Whose whose, BooleanSupplier teamInvolved) {
    Relation known = relation(viewer, whose);
    if (known != Relation.NONE) {
      return known;
    }
    return teamInvolved.getAsBoolean() ? Relation.IN_THEIR_TEAM : Relation.NONE;
  }

  /**
   * What somebody is to a case by their role alone.
   *
   * @param viewer who
   * @param whose whose the case is
   * @return as {@link #relation(Viewer, Whose, BooleanSupplier)} without regard to tasks
   */
  public Relation relation(Viewer viewer, Whose whose) {
    if (coversTrust(viewer) && viewer.getAgencyCode().equals(whose.trustCode())) {
      return Relation.LOOKS_AFTER;
    }
    if (viewer.getRoles().contains(WARD) && viewer.isMemberOf(whose.wardTeamCode())) {
      return Relation.ON_THEIR_WARD;
    }
    return Relation.NONE;
  }

  /**
   * @param viewer somebody
   * @return whether their role covers every case of their trust
   */
  public boolean coversTrust(Viewer viewer) {
    return viewer.hasAnyOf(WHOLE_TRUST);
  }

  /**
   * @param viewer somebody
   * @return whether their role lets them look after any case at all
   */
  public boolean looksAfterCases(Viewer viewer) {
    return coversTrust(viewer) || viewer.getRoles().contains(WARD);
  }

  /**
   * Whether somebody may read what is in a group, in a case that they may open.
   *
   * @param viewer who
   * @param group the group
   */
  public boolean reads(Viewer viewer, FieldGroup group) {
    return group == FieldGroup.EVERYDAY || viewer.getRoles().stream().anyMatch(group::isReadBy);
  }

  /**
   * Whether an agency is a partner of the voluntary sector. What a case asks of one is between it,
   * the trust, the councils and the integrated care board: other partners do not learn of it.
   *
   * @param agencyCode an agency, or null
   */
  public boolean isPartner(String agencyCode) {
    return kindOf(agencyCode) == AgencyKind.VOLUNTARY_SECTOR;
  }

  /**
   * @param agencyCode an agency, or null
   * @return whether it is an NHS trust
   */
  public boolean isTrust(String agencyCode) {
    return kindOf(agencyCode) == AgencyKind.NHS_TRUST;
  }

  private AgencyKind kindOf(String agencyCode) {
    return agencies.agency(agencyCode).map(agency -> agency.kind()).orElse(null);
  }

  private String say(String key) {
    return messages.getMessage(key, null, Locale.UK);
  }
}
