package org.homeward.identity;

import java.io.Serial;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import org.homeward.access.Viewer;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * The person who has logged in, as they were when they logged in. Lives in the session, so it holds
 * only what every page needs, and never the password.
 */
public final class SignedInUser implements Viewer, UserDetails, CredentialsContainer, Serializable {

  // Sessions outlive releases: change this only when old sessions must end.
  @Serial private static final long serialVersionUID = 1L;

  private final long id;
  private final String username;
  private final String displayName;
  private final String jobTitle;
  private final String agencyCode;
  private final String agencyName;
  private final List<String> teamCodes;
  private final List<String> roles;
  private transient String passwordHash;

  SignedInUser(Account account, String agencyName, String passwordHash) {
    this.id = account.id();
    this.username = account.username();
    this.displayName = account.displayName();
    this.jobTitle = account.jobTitle();
    this.agencyCode = account.agencyCode();
    this.agencyName = agencyName;
    this.teamCodes = List.copyOf(account.teamCodes());
    this.roles = List.copyOf(account.roles());
    this.passwordHash = passwordHash;
  }

  /**
   * @return the number of the account
   */
  public long getId() {
    return id;
  }

  /**
   * @return the name typed to log in, in lower case
   */
  @Override
  public String getUsername() {
    return username;
  }

  /**
   * @return the name shown to people: "Aisha Khan"
   */
  public String getDisplayName() {
    return displayName;
  }

  /**
   * @return the job title shown to people, or null
   */
  public String getJobTitle() {
    return jobTitle;
  }

  /**
   * @return code of the agency the user works for
   */
  @Override
  public String getAgencyCode() {
    return agencyCode;
  }

  /**
   * @return name of the agency the user works for
   */
  public String getAgencyName() {
    return agencyName;
  }

  /**
   * @return codes of the teams the user is a member of
   */
  public List<String> getTeamCodes() {
    return teamCodes;
  }

  /**
   * @return role codes of the user: those of their teams and their own
   */
  @Override
  public List<String> getRoles() {
    return roles;
  }

  /**
   * @param role a role code such as "manager"
   * @return whether the user has the role
   */
  public boolean hasRole(String role) {
    return roles.contains(role);
  }

  /**
   * @param teamCode a team, or null for none
   * @return whether the user is a member of it
   */
  @Override
  public boolean isMemberOf(String teamCode) {
    return teamCode != null && teamCodes.contains(teamCode);
  }

  /**
   * @return "ROLE_" and the role code, for each role
   */
  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return roles.stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList();
  }

  @Override
  public String getPassword() {
    return passwordHash;
  }

  @Override
  public void eraseCredentials() {
    passwordHash = null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedInUser user && user.username.equals(username);
  }

  @Override
  public int hashCode() {
    return username.hashCode();
  }

  /** Only the account number: this text ends up in logs. */
  @Override
  public String toString() {
    return "account " + id;
  }
}
