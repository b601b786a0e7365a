package org.homeward.meeting;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Role;
import org.homeward.form.Option;
import org.homeward.identity.SignedInUser;
import org.homeward.meeting.MeetingProperties.Kind;
import org.homeward.meeting.MeetingProperties.Theme;
import org.homeward.web.ForbiddenException;
import org.homeward.web.NotFoundException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The kinds of meetings, and who may look at them and run them. Nobody else may. */
@Component
@EnableConfigurationProperties(MeetingProperties.class)
class MeetingKinds {

  private final MeetingProperties properties;
  private final AgencyDirectory agencies;
  private final MessageSource messages;

  MeetingKinds(MeetingProperties properties, AgencyDirectory agencies, MessageSource messages) {
    this.properties = properties;
    this.agencies = agencies;
    this.messages = messages;
  }

  /** The kind that a pathway names, or empty. */
  Optional<Kind> find(String key) {
    return properties.kinds().stream().filter(kind -> kind.key().equals(key)).findFirst();
  }

  /** The kinds a person may look at. */
  List<Kind> seenBy(SignedInUser who) {
    return properties.kinds().stream().filter(kind -> maySee(kind, who)).toList();
  }

  /** The kinds a person may run. */
  List<Kind> runBy(SignedInUser who) {
    return properties.kinds().stream().filter(kind -> mayRun(kind, who)).toList();
  }

  /**
   * A kind that a person looks at.
   *
   * @throws NotFoundException if there is none, or they may not look at it
   */
  Kind open(String key, SignedInUser who) {
    return find(key)
        .filter(kind -> maySee(kind, who))
        .orElseThrow(() -> new NotFoundException("meeting " + key));
  }

  /**
   * A kind that a person runs.
   *
   * @throws NotFoundException if there is none, or they may not even look at it
   * @throws ForbiddenException if they may only look at it
   */
  Kind openToRun(String key, SignedInUser who) {
    Kind kind = open(key, who);
    if (!mayRun(kind, who)) {
      throw new ForbiddenException(
          say("meeting.not-allowed"),
          say("meeting.not-allowed.text", kind.title()),
          say("meeting.not-allowed.next"));
    }
    return kind;
  }

  boolean mayRun(Kind kind, SignedInUser who) {
    return isOfItsAgencies(kind, who) && who.getRoles().stream().anyMatch(kind.runBy()::contains);
  }

  private boolean maySee(Kind kind, SignedInUser who) {
    return isOfItsAgencies(kind, who)
        && who.getRoles().stream()
            .anyMatch(role -> kind.runBy().contains(role) || kind.readBy().contains(role));
  }

  private boolean isOfItsAgencies(Kind kind, SignedInUser who) {
    return kind.seenBy().contains(who.getAgencyCode())
        || agencies
            .agency(who.getAgencyCode())
            .map(Agency::kind)
            .filter(sort -> kind.seenBy().contains(sort.code()))
            .isPresent();
  }

  /** Roles that have anything to do with meetings, for the header. */
  Set<String> roles() {
    return properties.kinds().stream()
        .flatMap(kind -> Stream.concat(kind.runBy().stream(), kind.readBy().stream()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The themes to choose from. */
  List<Option> themes() {
    return properties.themes().stream()
        .map(theme -> new Option(theme.key(), theme.title()))
        .toList();
  }

  /** A theme in words; one that is not offered any more, by its key. */
  String theme(String key) {
    return properties.themes().stream()
        .filter(theme -> theme.key().equals(key))
        .map(Theme::title)
        .findFirst()
        .orElse(key.replace('-', ' '));
  }

  /** The roles that can be asked to do something. */
  static List<Option> rolesToAsk() {
    return Arrays.stream(Role.values())
        .filter(role -> role.getsTasks() && !role.isOfPartner())
        .map(role -> new Option(role.code(), capital(role.title())))
        .toList();
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(java.util.Locale.UK) + words.substring(1);
  }

  private String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, java.util.Locale.UK);
  }
}
