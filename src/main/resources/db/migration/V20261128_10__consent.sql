-- What a person said about sharing. Entries are added; the newest about the same thing holds.
CREATE TABLE consent_record (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  person_id BIGINT NOT NULL,
  -- The case in which it was asked.
  case_id BIGINT NOT NULL,
  purpose VARCHAR(40) NOT NULL,
  -- One agency, or empty for all that the purpose is about.
  agency_code VARCHAR(60) NOT NULL,
  -- A carer, relative or friend, by name; empty otherwise.
  carer VARCHAR(200) NOT NULL,
  decision VARCHAR(20) NOT NULL,
  -- Who decided, and how it was said; null if that was not written down.
  basis VARCHAR(20),
  said_how VARCHAR(20),
  said_on DATE NOT NULL,
  -- The last day it holds; null if no end was agreed.
  valid_until DATE,
  note VARCHAR(2000),
  recorded_at DATETIME(6) NOT NULL,
  username VARCHAR(100) NOT NULL,
  display_name VARCHAR(200) NOT NULL,
  agency_name VARCHAR(200),
  -- The answered form it was read from; null if it was recorded by itself.
  act_id VARCHAR(36),
  -- Whether the agencies it is about stop working in the person's cases: the pathway does not see to that.
  closes BOOLEAN NOT NULL,
  -- When Homeward told the team that it ends soon; when it ended, on its last day or by what was said later.
  reminded_at DATETIME(6),
  ended_at DATETIME(6),
  CONSTRAINT consent_record_person FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT consent_record_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
);
CREATE INDEX consent_record_of ON consent_record (person_id, purpose, agency_code, carer, id);
CREATE INDEX consent_record_ending ON consent_record (ended_at, valid_until);

-- Tasks that an agency would have, which the trust's own team has instead until the person agrees.
CREATE TABLE consent_held_task (
  task_key BIGINT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  team_code VARCHAR(60) NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  held_at DATETIME(6) NOT NULL,
  CONSTRAINT consent_held_task_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
);
CREATE INDEX consent_held_task_of ON consent_held_task (case_id, agency_code);
