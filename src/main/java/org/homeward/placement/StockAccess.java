package org.homeward.placement;

import java.util.Locale;
import org.homeward.access.AccessPolicy;
import org.homeward.access.Permission;
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

  private final AccessPolicy policy;
  private final MessageSource messages;

  StockAccess(AccessPolicy policy, MessageSource messages) {
    this.policy = policy;
    this.messages = messages;
  }

  boolean isPlacing(SignedInUser who) {
    return policy.may(who, Permission.PLACING);
  }

  boolean isProvider(SignedInUser who) {
    return policy.may(who, Permission.KEEPING_HOMES);
  }

  /** Whether somebody keeps the homes of a scheme. */
  boolean keeps(SignedInUser who, Scheme scheme) {
    return isProvider(who) && who.getAgencyCode().equals(scheme.agencyCode());
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
    if (!keeps(who, scheme)) {
      throw new ForbiddenException(
          messages.getMessage("placement.refused.keep", null, Locale.UK),
          messages.getMessage("placement.refused.keep.text", null, Locale.UK),
          null);
    }
  }

  static NotFoundException notFound(String code) {
    return new NotFoundException("home or scheme " + code);
  }
}
