-- One stay on a ward.
CREATE TABLE hospital_spell (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  ward_team_code VARCHAR(60),
  bed_type VARCHAR(3),
  admitted_on DATE NOT NULL,
  discharged_on DATE,
  discharge_method VARCHAR(2),
  discharge_destination VARCHAR(2),
  accommodation_type VARCHAR(2),
  settled_accommodation VARCHAR(1),
  version BIGINT NOT NULL,
  CONSTRAINT hospital_spell_of_case UNIQUE (case_id),
  CONSTRAINT hospital_spell_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
);

-- Clinically ready for discharge: one row per unbroken stretch with one delay reason.
CREATE TABLE ready_period (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  spell_id BIGINT NOT NULL,
  started_on DATE NOT NULL,
  ended_on DATE,
  delay_reason VARCHAR(2) NOT NULL,
  attribution VARCHAR(2) NOT NULL,
  responsible_council VARCHAR(60),
  end_reason VARCHAR(20),
  opened_by_step BIGINT NOT NULL,
  closed_by_step BIGINT,
  version BIGINT NOT NULL,
  CONSTRAINT ready_period_spell FOREIGN KEY (spell_id) REFERENCES hospital_spell (id)
);
CREATE INDEX ready_period_of_spell ON ready_period (spell_id, started_on);
CREATE UNIQUE INDEX ready_period_step ON ready_period (opened_by_step);

-- 72-hour follow-up after leaving.
CREATE TABLE follow_up (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  spell_id BIGINT NOT NULL,
  contact_on DATE,
  mechanism VARCHAR(2),
  outcome VARCHAR(30) NOT NULL,
  counts_nationally BOOLEAN NOT NULL,
  recorded_by_step BIGINT NOT NULL,
  CONSTRAINT follow_up_spell FOREIGN KEY (spell_id) REFERENCES hospital_spell (id)
);
CREATE UNIQUE INDEX follow_up_step ON follow_up (recorded_by_step);
