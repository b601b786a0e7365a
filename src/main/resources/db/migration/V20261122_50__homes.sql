-- Schemes of providers and the homes in them.
CREATE TABLE home_scheme (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  code VARCHAR(80) NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  name VARCHAR(200) NOT NULL,
  borough_code VARCHAR(60) NOT NULL,
  area VARCHAR(200),
  kind VARCHAR(30) NOT NULL,
  support_level VARCHAR(10) NOT NULL,
  landlord VARCHAR(200),
  support_provider VARCHAR(200),
  -- Which kind of specified accommodation, "none", or null while nobody has said.
  specified_kind VARCHAR(20),
  stay_limit_days INT,
  cqc_regulated BOOLEAN NOT NULL,
  -- Risks the provider takes nobody with: codes separated by commas, empty for none, null while not said.
  risks_not_taken VARCHAR(200),
  version BIGINT NOT NULL,
  CONSTRAINT home_scheme_code UNIQUE (code)
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX home_scheme_of_agency ON home_scheme (agency_code, name);

CREATE TABLE home (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  code VARCHAR(100) NOT NULL,
  scheme_id BIGINT NOT NULL,
  name VARCHAR(200) NOT NULL,
  -- Null means that nobody has said.
  self_contained BOOLEAN,
  floor INT,
  step_free BOOLEAN,
  gender_rule VARCHAR(10),
  tenure VARCHAR(20),
  pets BOOLEAN,
  weekly_rent DECIMAL(8, 2),
  weekly_service_charge DECIMAL(8, 2),
  -- OCCUPIED, NOTICE_GIVEN, VOID_NOT_READY, READY or OUT_OF_USE. Nominations, offers and lettings stand in their tables.
  state VARCHAR(20) NOT NULL,
  notice_on DATE,
  void_on DATE,
  void_reason VARCHAR(30),
  ready_on DATE,
  out_of_use_reason VARCHAR(300),
  confirmed_at DATETIME(6),
  confirmed_by VARCHAR(200),
  version BIGINT NOT NULL,
  CONSTRAINT home_code UNIQUE (code),
  CONSTRAINT home_scheme_fk FOREIGN KEY (scheme_id) REFERENCES home_scheme (id)
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX home_of_scheme ON home (scheme_id, id);
CREATE INDEX home_board ON home (state, ready_on, id);

-- What happened to a home, newest last. Never changed, and without anything about the people who lived there.
CREATE TABLE home_event (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  home_id BIGINT NOT NULL,
  at DATETIME(6) NOT NULL,
  what VARCHAR(30) NOT NULL,
  detail VARCHAR(500),
  by_name VARCHAR(200),
  by_agency VARCHAR(200),
  CONSTRAINT home_event_home FOREIGN KEY (home_id) REFERENCES home (id)
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX home_event_of_home ON home_event (home_id, id);
