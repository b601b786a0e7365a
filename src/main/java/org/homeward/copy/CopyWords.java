package org.homeward.copy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.homeward.agency.Agency;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.Borough;
import org.homeward.agency.Role;
import org.homeward.agency.Team;
import org.homeward.identity.Account;
import org.homeward.identity.Accounts;
import org.homeward.person.CopyColumn;
import org.homeward.person.CopyColumn.Kind;
import org.homeward.person.CopyTable;
import org.homeward.person.PersonCopyPart;
import org.homeward.web.Dates;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in words what stands in a copy. */
@Component
class CopyWords {

  private final MessageSource messages;
  private final AgencyDirectory agencies;
  private final Accounts accounts;
  private final Dates dates;

  CopyWords(MessageSource messages, AgencyDirectory agencies, Accounts accounts, Dates dates) {
    this.messages = messages;
    this.agencies = agencies;
    this.accounts = accounts;
    this.dates = dates;
  }

  String part(PersonCopyPart part) {
    return say("copy.part." + part.key());
  }

  String table(CopyTable table) {
    return say("copy.table." + table.key());
  }

  String column(CopyColumn column) {
    return say("copy.column." + column.key());
  }

  String say(String key, Object... arguments) {
    return messages.getMessage(key, arguments, Locale.UK);
  }

  String moment(Instant at) {
    return dates.appointment(at);
  }

  /** The accounts behind the usernames of some rows, with a fixed number of statements. */
  Map<String, Account> staff(List<CopyColumn> columns, List<List<Object>> rows) {
    Set<String> usernames = new HashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).kind() == Kind.STAFF) {
        for (List<Object> row : rows) {
          if (row.get(i) != null) {
            usernames.add((String) row.get(i));
          }
        }
      }
    }
    return accounts.findAll(usernames);
  }

  /**
   * A value as people read it.
   *
   * @param value the value, or null
   * @param staff accounts by username, see {@link #staff}
   * @return words, or null for what is not recorded
   */
  String words(CopyColumn column, Object value, Map<String, Account> staff) {
    if (value == null || value.equals("")) {
      return null;
    }
    return switch (column.kind()) {
      case DAY -> dates.day((LocalDate) value);
      case MOMENT -> moment((Instant) value);
      case YES_NO -> say((Boolean) value ? "copy.yes" : "copy.no");
      case CODE -> code(column, (String) value);
      case STAFF -> staff((String) value, staff);
      case TEAM -> agencies.team((String) value).map(Team::name).orElse((String) value);
      case AGENCY -> agencies.agency((String) value).map(Agency::name).orElse((String) value);
      case BOROUGH -> agencies.borough((String) value).map(Borough::name).orElse((String) value);
      case ROLE -> Role.titleOf((String) value);
      case TEXT, NUMBER, RAW -> value.toString();
    };
  }

  /** "NOT_POSSIBLE" and "not-possible" are "Not possible"; national codes stay as they are. */
  private static String code(CopyColumn column, String code) {
    if (column.words() != null) {
      return column.words().apply(code);
    }
    if (code.length() < 3) {
      return code;
    }
    String words = code.toLowerCase(Locale.UK).replace('_', ' ').replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
  }

  /** By name and what they do: they act in their work. */
  private String staff(String username, Map<String, Account> staff) {
    Account account = staff.get(username.toLowerCase(Locale.ROOT));
    if (account == null) {
      return username.startsWith("(") ? say("copy.by-process") : username;
    }
    return account.jobTitle() == null
        ? account.displayName()
        : account.displayName() + ", " + account.jobTitle();
  }
}
