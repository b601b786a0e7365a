-- One employment support: from referral to its end.
CREATE TABLE employment_support (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  route VARCHAR(20) NOT NULL,
  referred_on DATE NOT NULL,
  accepted_on DATE,
  suitability VARCHAR(2),
  adviser VARCHAR(100),
  first_contact_on DATE,
  days_to_first_contact INT,
  last_contact_on DATE,
  -- Last contact, or the referral while there was none: what lists go by.
  quiet_since DATE NOT NULL,
  first_employer_contact_on DATE,
  profile_on DATE,
  plan_on DATE,
  track VARCHAR(20),
  better_off VARCHAR(20),
  disclosure VARCHAR(20),
  paused_on DATE,
  look_again_on DATE,
  ended_on DATE,
  end_reason VARCHAR(20),
  is_open BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  CONSTRAINT employment_support_of_case UNIQUE (case_id),
  CONSTRAINT employment_support_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
);
CREATE INDEX employment_support_list ON employment_support (is_open, adviser, quiet_since, id);

-- What the person does and receives, on one day, in national codes. The first and the last count.
CREATE TABLE employment_record (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  support_id BIGINT NOT NULL,
  kind VARCHAR(10) NOT NULL,
  recorded_on DATE NOT NULL,
  status VARCHAR(2) NOT NULL,
  weekly_hours VARCHAR(2) NOT NULL,
  self_employed VARCHAR(1) NOT NULL,
  sickness_absence VARCHAR(1) NOT NULL,
  ssp VARCHAR(1) NOT NULL,
  benefit VARCHAR(1) NOT NULL,
  universal_credit VARCHAR(1) NOT NULL,
  esa VARCHAR(1) NOT NULL,
  pip VARCHAR(1) NOT NULL,
  jsa VARCHAR(1) NOT NULL,
  other_benefit VARCHAR(1) NOT NULL,
  CONSTRAINT employment_record_support FOREIGN KEY (support_id) REFERENCES employment_support (id)
);
CREATE INDEX employment_record_of_support ON employment_record (support_id, recorded_on, id);

-- Contacts with the person and attempts at one; contacts with employers.
CREATE TABLE employment_contact (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  support_id BIGINT NOT NULL,
  contact_with VARCHAR(10) NOT NULL,
  contact_on DATE NOT NULL,
  mechanism VARCHAR(2),
  outcome VARCHAR(20) NOT NULL,
  CONSTRAINT employment_contact_support FOREIGN KEY (support_id) REFERENCES employment_support (id)
);
CREATE INDEX employment_contact_of_support
  ON employment_contact (support_id, contact_with, contact_on, id);

-- Jobs, those begun during the support and those that were kept.
CREATE TABLE employment_job (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  support_id BIGINT NOT NULL,
  number INT NOT NULL,
  kind VARCHAR(10) NOT NULL,
  started_on DATE NOT NULL,
  four_hours_on DATE,
  weekly_hours INT,
  self_employed BOOLEAN NOT NULL,
  living_wage VARCHAR(10),
  ended_on DATE,
  end_reason VARCHAR(20),
  version BIGINT NOT NULL,
  CONSTRAINT employment_job_number UNIQUE (support_id, number),
  CONSTRAINT employment_job_support FOREIGN KEY (support_id) REFERENCES employment_support (id)
);

-- Whether the person was still in the job: asked at 4, 13 and 26 weeks.
CREATE TABLE employment_job_check (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  job_id BIGINT NOT NULL,
  weeks INT NOT NULL,
  checked_on DATE NOT NULL,
  in_job BOOLEAN NOT NULL,
  weekly_hours INT,
  CONSTRAINT employment_job_check_job FOREIGN KEY (job_id) REFERENCES employment_job (id)
);
CREATE INDEX employment_job_check_of_job ON employment_job_check (job_id, weeks);

-- What the person agreed that employers are told, each time it changed.
CREATE TABLE employment_consent (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  support_id BIGINT NOT NULL,
  decided_on DATE NOT NULL,
  decision VARCHAR(20) NOT NULL,
  CONSTRAINT employment_consent_support FOREIGN KEY (support_id) REFERENCES employment_support (id)
);
CREATE INDEX employment_consent_of_support ON employment_consent (support_id, decided_on, id);

-- Visits of service tasks whose work is done: a job given out twice works once.
CREATE TABLE employment_step (
  step BIGINT PRIMARY KEY
);
