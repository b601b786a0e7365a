package org.homeward.person;

/** What came of registering a person. */
public sealed interface Registration {

  /**
   * The person is registered.
   *
   * @param person the person with their number in Homeward
   */
  record Registered(PersonView person) implements Registration {}

  /**
   * Nothing was registered: somebody with that NHS number is here already.
   *
   * @param existing who
   */
  record NhsNumberTaken(PersonView existing) implements Registration {}
}
