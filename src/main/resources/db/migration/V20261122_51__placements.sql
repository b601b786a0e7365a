-- One search for a home: what was asked for and where it stands.
CREATE TABLE placement_search (
  case_id BIGINT PRIMARY KEY,
  person_id BIGINT NOT NULL,
  borough_code VARCHAR(60),
  opened_on DATE NOT NULL,
  stage VARCHAR(20) NOT NULL,
  -- The answers that say what is needed, as they were when the referral was opened.
  needs LONGTEXT NOT NULL,
  opened_by_step BIGINT NOT NULL,
  CONSTRAINT placement_search_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX placement_search_panel ON placement_search (borough_code, stage, opened_on, case_id);

CREATE TABLE placement_panel (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  decision VARCHAR(20) NOT NULL,
  reason VARCHAR(60),
  note VARCHAR(4000),
  decided_on DATE NOT NULL,
  recorded_by_step BIGINT NOT NULL,
  CONSTRAINT placement_panel_step UNIQUE (recorded_by_step),
  CONSTRAINT placement_panel_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX placement_panel_of_case ON placement_panel (case_id, id);

CREATE TABLE nomination (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  home_id BIGINT NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  -- SENT, OFFERED, DECLINED, SECURED or ENDED.
  state VARCHAR(20) NOT NULL,
  nominated_at DATETIME(6) NOT NULL,
  answered_at DATETIME(6),
  answered_by_step BIGINT,
  decline_reason VARCHAR(60),
  outcome VARCHAR(30),
  outcome_reason VARCHAR(60),
  ended_at DATETIME(6),
  nominated_by_step BIGINT NOT NULL,
  CONSTRAINT nomination_once UNIQUE (nominated_by_step, home_id),
  CONSTRAINT nomination_case FOREIGN KEY (case_id) REFERENCES pathway_case (id),
  CONSTRAINT nomination_home FOREIGN KEY (home_id) REFERENCES home (id)
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX nomination_of_case ON nomination (case_id, id);
CREATE INDEX nomination_of_home ON nomination (home_id, state);

-- Who a home is promised to until they move in. One row for a home and for a case at most: of two acceptances only one
-- can stand here.
CREATE TABLE home_hold (
  home_id BIGINT PRIMARY KEY,
  nomination_id BIGINT NOT NULL,
  case_id BIGINT NOT NULL,
  since DATETIME(6) NOT NULL,
  CONSTRAINT home_hold_nomination UNIQUE (nomination_id),
  CONSTRAINT home_hold_case UNIQUE (case_id),
  CONSTRAINT home_hold_home FOREIGN KEY (home_id) REFERENCES home (id),
  CONSTRAINT home_hold_of FOREIGN KEY (nomination_id) REFERENCES nomination (id)
) DEFAULT CHARSET=utf8mb4;

-- A tenancy or stay, from the day it is signed.
CREATE TABLE placement_stay (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  home_id BIGINT NOT NULL,
  nomination_id BIGINT NOT NULL,
  tenure VARCHAR(20),
  specified_kind VARCHAR(20),
  signed_on DATE NOT NULL,
  moved_in_on DATE,
  -- Last day by the rule of the place, where it has one.
  limit_on DATE,
  ended_on DATE,
  end_reason VARCHAR(60),
  signed_by_step BIGINT NOT NULL,
  moved_in_by_step BIGINT,
  ended_by_step BIGINT,
  CONSTRAINT placement_stay_nomination UNIQUE (nomination_id),
  CONSTRAINT placement_stay_case FOREIGN KEY (case_id) REFERENCES pathway_case (id),
  CONSTRAINT placement_stay_home FOREIGN KEY (home_id) REFERENCES home (id)
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX placement_stay_of_case ON placement_stay (case_id, id);
CREATE INDEX placement_stay_limit ON placement_stay (ended_on, limit_on);
CREATE INDEX placement_stay_of_home ON placement_stay (home_id, ended_on);

CREATE TABLE placement_review (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  stay_id BIGINT NOT NULL,
  kind VARCHAR(40),
  reviewed_on DATE NOT NULL,
  outcome VARCHAR(60),
  recorded_by_step BIGINT NOT NULL,
  CONSTRAINT placement_review_step UNIQUE (recorded_by_step),
  CONSTRAINT placement_review_stay FOREIGN KEY (stay_id) REFERENCES placement_stay (id)
) DEFAULT CHARSET=utf8mb4;

-- What was asked for and could not be had.
CREATE TABLE unmet_need (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  borough_code VARCHAR(60),
  recorded_on DATE NOT NULL,
  support_level VARCHAR(20),
  -- no-home-found, or how a search ended without a home.
  why VARCHAR(40) NOT NULL,
  -- The needs that ruled most homes out, most first: code and how many, as in "step-free:12,borough:9".
  blocked_by VARCHAR(500),
  homes_considered INT NOT NULL,
  needs LONGTEXT NOT NULL,
  recorded_by_step BIGINT NOT NULL,
  CONSTRAINT unmet_need_step UNIQUE (recorded_by_step),
  CONSTRAINT unmet_need_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX unmet_need_when ON unmet_need (recorded_on, borough_code);
