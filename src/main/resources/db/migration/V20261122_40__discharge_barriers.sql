-- What else is in the way beside the national reason: keys separated by commas.
ALTER TABLE ready_period ADD COLUMN contributing VARCHAR(400);

-- A stay that was opened in error counts nowhere. Since when the person is absent without leave.
ALTER TABLE hospital_spell ADD COLUMN voided BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE hospital_spell ADD COLUMN absent_since DATE;

-- The wards of one stay, one after the other.
CREATE TABLE ward_stay (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  spell_id BIGINT NOT NULL,
  ward_team_code VARCHAR(60) NOT NULL,
  started_on DATE NOT NULL,
  ended_on DATE,
  opened_by_step BIGINT NOT NULL,
  version BIGINT NOT NULL,
  CONSTRAINT ward_stay_spell FOREIGN KEY (spell_id) REFERENCES hospital_spell (id)
);
CREATE INDEX ward_stay_of_spell ON ward_stay (spell_id, started_on);

-- One thing that keeps a person in hospital and that an agency was asked to clear.
CREATE TABLE barrier (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  barrier_key VARCHAR(60) NOT NULL,
  title VARCHAR(120) NOT NULL,
  role VARCHAR(40) NOT NULL,
  agency_code VARCHAR(60),
  shared_with_partner BOOLEAN NOT NULL,
  origin VARCHAR(10) NOT NULL,
  opened_on DATE NOT NULL,
  closed_on DATE,
  outcome VARCHAR(20),
  opened_by_step BIGINT NOT NULL,
  closed_by_step BIGINT,
  version BIGINT NOT NULL,
  CONSTRAINT barrier_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
);
CREATE INDEX barrier_of_case ON barrier (case_id, barrier_key);
CREATE INDEX barrier_open ON barrier (closed_on, barrier_key);
CREATE UNIQUE INDEX barrier_step ON barrier (opened_by_step);
