package org.homeward.placement;

import java.time.Instant;
import org.homeward.web.StatusTag;

/**
 * A person is put forward for a home.
 *
 * @param id database id
 * @param caseId the case
 * @param homeId the home
 * @param homeCode code of the home
 * @param title scheme and name of the home
 * @param agencyCode the provider that is asked
 * @param state where it stands
 * @param nominatedAt when it was made
 * @param answeredAt when the provider answered, or null
 * @param declineReason why the provider declined, a code of the form; or null
 * @param outcome how it ended, or null while it has not
 * @param outcomeReason why the person refused or the provider withdrew its offer, a code of the
 *     form; or null
 * @param endedAt when it ended, or null
 * @param nominatedByStep the visit of the step that made it
 */
record Nomination(
    long id,
    long caseId,
    long homeId,
    String homeCode,
    String title,
    String agencyCode,
    State state,
    Instant nominatedAt,
    Instant answeredAt,
    String declineReason,
    Outcome outcome,
    String outcomeReason,
    Instant endedAt,
    long nominatedByStep) {

  private static final String PREFIX = "N-";

  /** Where a nomination stands. */
  enum State {
    SENT("Waiting for the provider", StatusTag.SENT),
    OFFERED("Offered", StatusTag.OFFERED),
    DECLINED("Declined by the provider", StatusTag.DECLINED),
    SECURED("Offer accepted", StatusTag.ACCEPTED),
    ENDED("Ended", null);

    private final String words;
    private final StatusTag tag;

    State(String words, StatusTag tag) {
      this.words = words;
      this.tag = tag;
    }

    String words() {
      return words;
    }

    StatusTag tag() {
      return tag;
    }
  }

  /** How a nomination ended. */
  enum Outcome implements Coded {
    PERSON_REFUSED("person-refused", "The person refused"),
    PROVIDER_DECLINED("provider-declined", "The provider declined"),
    OFFER_WITHDRAWN("offer-withdrawn", "The provider withdrew its offer"),
    WITHDRAWN("withdrawn", "Withdrawn"),
    UNIT_TAKEN("unit-taken", "The home went to somebody else"),
    NOT_NEEDED("not-needed", "Not needed any more"),
    MOVED_IN("moved-in", "Moved in");

    private final String code;
    private final String words;

    Outcome(String code, String words) {
      this.code = code;
      this.words = words;
    }

    @Override
    public String code() {
      return code;
    }

    @Override
    public String words() {
      return words;
    }
  }

  /** The short name that tasks and facts go by, for example "N-12". */
  String subject() {
    return subject(id);
  }

  static String subject(long id) {
    return PREFIX + id;
  }

  /** The id in a subject, or -1 if it is the subject of something else. */
  static long idOf(String subject) {
    return subject != null && subject.matches(PREFIX + "\\d{1,15}")
        ? Long.parseLong(subject.substring(PREFIX.length()))
        : -1;
  }

  boolean isOpen() {
    return state == State.SENT || state == State.OFFERED;
  }

  /** Whether its provider has still to do with it before the person moves. */
  boolean isUnderWay() {
    return isOpen() || state == State.SECURED;
  }

  /** Where it stands or how it ended, in words. */
  String words() {
    return outcome == null ? state.words() : outcome.words();
  }
}
