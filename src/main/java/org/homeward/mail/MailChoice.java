package org.homeward.mail;

/**
 * How somebody wants to be told.
 *
 * @param notice of a notice to them or their team
 * @param task of a task that a colleague gives them
 * @param team of what is new for their team: once a day or not at all
 * @param due of their tasks that are due or overdue: once a day or not at all
 */
record MailChoice(When notice, When task, When team, When due) {

  /** Who has chosen nothing gets one e-mail on a working day, if there is something to say. */
  static final MailChoice NONE_MADE =
      new MailChoice(When.DAILY, When.DAILY, When.DAILY, When.DAILY);

  /** How soon. */
  enum When {
    AT_ONCE,
    DAILY,
    NONE
  }
}
