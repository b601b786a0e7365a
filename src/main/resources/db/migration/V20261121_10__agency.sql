-- Agencies, boroughs and teams. Filled from directory files at each start, see docs of homeward.directory.location.

CREATE TABLE directory_state (
  id TINYINT NOT NULL,
  version BIGINT NOT NULL,
  CONSTRAINT pk_directory_state PRIMARY KEY (id)
) DEFAULT CHARSET=utf8mb4;

INSERT INTO directory_state (id, version) VALUES (1, 0);

CREATE TABLE agency (
  id BIGINT NOT NULL AUTO_INCREMENT,
  code VARCHAR(60) NOT NULL,
  name VARCHAR(200) NOT NULL,
  kind VARCHAR(30) NOT NULL,
  ods_code VARCHAR(20) NULL,
  ons_code VARCHAR(20) NULL,
  active_from DATE NULL,
  active_to DATE NULL,
  CONSTRAINT pk_agency PRIMARY KEY (id),
  CONSTRAINT uq_agency_code UNIQUE (code)
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE agency_closing_day (
  agency_id BIGINT NOT NULL,
  closed_on DATE NOT NULL,
  reason VARCHAR(200) NOT NULL,
  CONSTRAINT pk_agency_closing_day PRIMARY KEY (agency_id, closed_on),
  CONSTRAINT fk_agency_closing_day_agency FOREIGN KEY (agency_id) REFERENCES agency (id)
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE borough (
  id BIGINT NOT NULL AUTO_INCREMENT,
  code VARCHAR(60) NOT NULL,
  name VARCHAR(200) NOT NULL,
  ons_code VARCHAR(20) NULL,
  council_id BIGINT NOT NULL,
  trust_id BIGINT NOT NULL,
  CONSTRAINT pk_borough PRIMARY KEY (id),
  CONSTRAINT uq_borough_code UNIQUE (code),
  CONSTRAINT fk_borough_council FOREIGN KEY (council_id) REFERENCES agency (id),
  CONSTRAINT fk_borough_trust FOREIGN KEY (trust_id) REFERENCES agency (id)
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE team (
  id BIGINT NOT NULL AUTO_INCREMENT,
  code VARCHAR(60) NOT NULL,
  name VARCHAR(200) NOT NULL,
  agency_id BIGINT NOT NULL,
  ward BOOLEAN NOT NULL,
  phone VARCHAR(40) NULL,
  email VARCHAR(200) NULL,
  active_from DATE NULL,
  active_to DATE NULL,
  CONSTRAINT pk_team PRIMARY KEY (id),
  CONSTRAINT uq_team_code UNIQUE (code),
  CONSTRAINT fk_team_agency FOREIGN KEY (agency_id) REFERENCES agency (id)
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE team_role (
  team_id BIGINT NOT NULL,
  role VARCHAR(60) NOT NULL,
  CONSTRAINT pk_team_role PRIMARY KEY (team_id, role),
  CONSTRAINT fk_team_role_team FOREIGN KEY (team_id) REFERENCES team (id)
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE team_borough (
  team_id BIGINT NOT NULL,
  borough_id BIGINT NOT NULL,
  CONSTRAINT pk_team_borough PRIMARY KEY (team_id, borough_id),
  CONSTRAINT fk_team_borough_team FOREIGN KEY (team_id) REFERENCES team (id),
  CONSTRAINT fk_team_borough_borough FOREIGN KEY (borough_id) REFERENCES borough (id)
) DEFAULT CHARSET=utf8mb4;
