-- Where somebody gets e-mail. Once administrators have decided on it, files and the sign-in provider leave it alone.
ALTER TABLE user_account ADD COLUMN email VARCHAR(254);
ALTER TABLE user_account ADD COLUMN email_administered BOOLEAN DEFAULT FALSE NOT NULL;

-- How somebody wants to be told; who has no row has chosen nothing.
CREATE TABLE mail_choice (
  username VARCHAR(100) NOT NULL,
  notice VARCHAR(10) NOT NULL,
  task VARCHAR(10) NOT NULL,
  team VARCHAR(10) NOT NULL,
  due VARCHAR(10) NOT NULL,
  chosen_at DATETIME(6) NOT NULL,
  PRIMARY KEY (username)
) DEFAULT CHARSET=utf8mb4;

-- What is to be sent: the number of a notice or a task, never words about anybody. Deleted when sent, kept for a while when
-- given up. DAILY waits for the next daily e-mail.
CREATE TABLE mail_outbox (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  username VARCHAR(100) NOT NULL,
  kind VARCHAR(10) NOT NULL,
  target BIGINT NOT NULL,
  words VARCHAR(2000),
  state VARCHAR(10) NOT NULL,
  attempts INT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  next_attempt_at DATETIME(6) NOT NULL,
  claimed_by VARCHAR(40),
  claimed_until DATETIME(6),
  trouble VARCHAR(10)
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX mail_outbox_due ON mail_outbox (state, next_attempt_at);
CREATE INDEX mail_outbox_of ON mail_outbox (username, state);
CREATE INDEX mail_outbox_claim ON mail_outbox (claimed_by);

-- Whose daily e-mail was decided on a day: one row each, whichever copy was first.
CREATE TABLE mail_day (
  for_day DATE NOT NULL,
  username VARCHAR(100) NOT NULL,
  PRIMARY KEY (for_day, username)
) DEFAULT CHARSET=utf8mb4;

-- Saved views that somebody wants to have counted in their daily e-mail.
CREATE TABLE mail_view (
  username VARCHAR(100) NOT NULL,
  view_id BIGINT NOT NULL,
  PRIMARY KEY (username, view_id)
) DEFAULT CHARSET=utf8mb4;
