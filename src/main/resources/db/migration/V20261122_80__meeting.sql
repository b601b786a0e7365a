-- A case on the list of a kind of meeting. While it waits, waiting_case_id is its case, so that it stands there once;
-- then it is null. The visit of the step (element instance) that put it there, so that a job given out twice works once.
CREATE TABLE meeting_listing (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  kind VARCHAR(60) NOT NULL,
  case_id BIGINT NOT NULL,
  waiting_case_id BIGINT,
  why VARCHAR(500) NOT NULL,
  proposed_at DATETIME(6) NOT NULL,
  proposed_by VARCHAR(200),
  agency_name VARCHAR(200),
  step BIGINT,
  CONSTRAINT meeting_listing_case FOREIGN KEY (case_id) REFERENCES pathway_case (id),
  CONSTRAINT meeting_listing_once UNIQUE (kind, waiting_case_id),
  CONSTRAINT meeting_listing_step UNIQUE (step, kind)
);
CREATE INDEX meeting_listing_of_case ON meeting_listing (case_id, kind);

CREATE TABLE meeting_session (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  kind VARCHAR(60) NOT NULL,
  starts_at DATETIME(6) NOT NULL,
  place VARCHAR(200),
  others VARCHAR(1000),
  agency_code VARCHAR(60) NOT NULL,
  agency_name VARCHAR(200) NOT NULL,
  created_at DATETIME(6) NOT NULL,
  created_by VARCHAR(100) NOT NULL,
  finished_at DATETIME(6)
);
CREATE INDEX meeting_session_of_kind ON meeting_session (kind, starts_at);

-- Who of the standard invitees is invited, and why the others are not.
CREATE TABLE meeting_invitee (
  session_id BIGINT NOT NULL,
  position INT NOT NULL,
  title VARCHAR(200) NOT NULL,
  invited BOOLEAN NOT NULL,
  why_not VARCHAR(300),
  PRIMARY KEY (session_id, position),
  CONSTRAINT meeting_invitee_session FOREIGN KEY (session_id) REFERENCES meeting_session (id)
);

-- A case in a session. The listing tells why.
CREATE TABLE meeting_item (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  session_id BIGINT NOT NULL,
  listing_id BIGINT NOT NULL,
  case_id BIGINT NOT NULL,
  decision VARCHAR(1000),
  decided_at DATETIME(6),
  decided_by VARCHAR(200),
  version BIGINT NOT NULL,
  CONSTRAINT meeting_item_session FOREIGN KEY (session_id) REFERENCES meeting_session (id),
  CONSTRAINT meeting_item_listing FOREIGN KEY (listing_id) REFERENCES meeting_listing (id),
  CONSTRAINT meeting_item_once UNIQUE (session_id, listing_id)
);

CREATE TABLE meeting_theme (
  item_id BIGINT NOT NULL,
  theme VARCHAR(60) NOT NULL,
  PRIMARY KEY (item_id, theme),
  CONSTRAINT meeting_theme_item FOREIGN KEY (item_id) REFERENCES meeting_item (id)
);

-- What was agreed. The act is the report by which it became a task; null where the pathway has no such event.
CREATE TABLE meeting_action (
  id VARCHAR(36) PRIMARY KEY,
  item_id BIGINT NOT NULL,
  what VARCHAR(1000) NOT NULL,
  role VARCHAR(60) NOT NULL,
  due_on DATE NOT NULL,
  act_id VARCHAR(36),
  added_at DATETIME(6) NOT NULL,
  added_by VARCHAR(200) NOT NULL,
  CONSTRAINT meeting_action_item FOREIGN KEY (item_id) REFERENCES meeting_item (id)
);
CREATE INDEX meeting_action_of_item ON meeting_action (item_id, added_at);
