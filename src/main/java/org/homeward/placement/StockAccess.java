package org.homeward.placement;

import java.util.Set;
import org.homeward.identity.SignedInUser;
import org.homeward.web.ForbiddenException;
import org.homeward.web.NotFoundException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Who sees homes and who changes them. Everybody who finds homes for people sees the whole board; a
 * provider keeps its own schemes and learns nothing about who is nominated elsewhere.
 */
@Component
class StockAccess {

  static final String PROVIDER = "provider-worker";

  /** Roles that find homes for people, and see what is promised to whom. */
  static final Set<String> PLACING =
      Set.of("housing-officer", "social-worker", "discharge-coordinator", "manager");

  /** Roles of the council, which decide in its panel. */
  static final Set<String> COUNCIL = Set.of("housing-officer", "social-worker");

  private final MessageSource messages;

  StockAccess(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * Lets somebody see homes.
   *
   * @throws ForbiddenException if their role does not
   */
  void requireBoard(SignedInUser who) {
    if (!isPlacing(who) && !who.hasRole(PROVIDER)) {
      throw forbidden("placement.refused.board", "placement.refused.board.text");
    }
  }

  boolean isPlacing(SignedInUser who) {
    return PLACING.stream().anyMatch(who::hasRole);
  }

  /** Whether somebody keeps the homes of a scheme. */
  boolean keeps(SignedInUser who, Scheme scheme) {
    return who.hasRole(PROVIDER) && who.getAgencyCode().equals(scheme.agencyCode());
  }

  /** Whether somebody may know that people are nominated for a home. */
  boolean seesNominations(SignedInUser who, Scheme scheme) {
    return isPlacing(who) || keeps(who, scheme);
  }

  /**
   * Lets a provider change its own.
   *
   * @throws ForbiddenException if the scheme belongs to somebody else
   */
  void requireKeeper(SignedInUser who, Scheme scheme) {
    requireBoard(who);
    if (!keeps(who, scheme)) {
      throw forbidden("placement.refused.keep", "placement.refused.keep.text");
    }
  }

  /**
   * Lets a provider's worker add schemes.
   *
   * @throws ForbiddenException if somebody is none
   */
  void requireProvider(SignedInUser who) {
    if (!who.hasRole(PROVIDER)) {
      throw forbidden("placement.refused.provider", "placement.refused.provider.text");
    }
  }

  /**
   * Lets council staff see what waits for their panel.
   *
   * @throws ForbiddenException if somebody is none
   */
  void requireCouncil(SignedInUser who) {
    if (COUNCIL.stream().noneMatch(who::hasRole)) {
      throw forbidden("placement.refused.panel", "placement.refused.panel.text");
    }
  }

  static NotFoundException notFound(String code) {
    return new NotFoundException("home or scheme " + code);
  }

  private ForbiddenException forbidden(String titleKey, String textKey) {
    return new ForbiddenException(
        messages.getMessage(titleKey, null, java.util.Locale.UK),
        messages.getMessage(textKey, null, java.util.Locale.UK),
        null);
  }
}
