package org.homeward.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homeward.agency.AgencyDirectory;
import org.homeward.agency.AgencyKind;
import org.homeward.identity.SignedInUser;
import org.springframework.stereotype.Component;

/**
 * What an auditor may see of the trail: what accounts of their own agency did, and what anybody did
 * with cases and people that their trust looks after. Nothing else of other agencies, nor of the
 * other trusts of the region.
 */
@Component
class AuditSearch {

  static final int PAGE = 50;
  static final int CHUNK = 200;

  /** Then the page ends, with what was found so far: no search walks the whole trail at once. */
  static final int CHUNKS = 5;

  /**
   * A page of the trail.
   *
   * @param entries the entries, newest first
   * @param next where the next page begins, or null if this is the last
   * @param cut whether the search ended before the page was full
   */
  record Page(List<AuditEntry> entries, Long next, boolean cut) {}

  private final AuditLog log;
  private final AuditedCases cases;
  private final AgencyDirectory agencies;

  AuditSearch(AuditLog log, AuditedCases cases, AgencyDirectory agencies) {
    this.log = log;
    this.cases = cases;
    this.agencies = agencies;
  }

  /**
   * A page of what an auditor may see.
   *
   * @param auditor who looks
   * @param wanted which entries
   * @param before where the page before ended, or null
   */
  Page page(SignedInUser auditor, AuditFilter wanted, Long before) {
    String own = auditor.getAgencyCode();
    AuditFilter filter = isTrust(own) ? wanted : wanted.ofAgency(own);
    List<AuditEntry> found = new ArrayList<>();
    Long cursor = before;
    for (int chunk = 0; chunk < CHUNKS; chunk++) {
      List<AuditEntry> entries = log.newestFirst(filter, cursor, CHUNK);
      for (AuditEntry entry : visible(entries, own)) {
        if (found.size() == PAGE) {
          return new Page(found, found.getLast().id(), false);
        }
        found.add(entry);
      }
      if (entries.size() < CHUNK) {
        return new Page(found, null, false);
      }
      cursor = entries.getLast().id();
    }
    return new Page(found, cursor, true);
  }

  private boolean isTrust(String agencyCode) {
    return agencies
        .agency(agencyCode)
        .filter(agency -> agency.kind() == AgencyKind.NHS_TRUST)
        .isPresent();
  }

  private List<AuditEntry> visible(List<AuditEntry> entries, String own) {
    Set<String> references = new HashSet<>();
    Set<Long> people = new HashSet<>();
    for (AuditEntry entry : entries) {
      if (!own.equals(entry.agencyCode())) {
        if (entry.caseReference() != null) {
          references.add(entry.caseReference());
        } else if (entry.personId() != null) {
          people.add(entry.personId());
        }
      }
    }
    Set<String> ownCases = cases.casesOf(own, references);
    Set<Long> ownPeople = cases.peopleOf(own, people);
    return entries.stream()
        .filter(
            entry -> {
              if (own.equals(entry.agencyCode())) {
                return true;
              }
              return entry.caseReference() == null
                  ? entry.personId() != null && ownPeople.contains(entry.personId())
                  : ownCases.contains(entry.caseReference());
            })
        .toList();
  }
}
