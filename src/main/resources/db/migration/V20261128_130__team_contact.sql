-- How a team can be reached, as administrators recorded it; the newest row counts, before what the directory file says.

CREATE TABLE team_contact (
  id BIGINT NOT NULL AUTO_INCREMENT,
  team_code VARCHAR(60) NOT NULL,
  phone VARCHAR(40) NULL,
  email VARCHAR(200) NULL,
  -- When somebody answers, in words.
  opening_hours VARCHAR(200) NULL,
  recorded_at DATETIME(6) NOT NULL,
  recorded_by VARCHAR(100) NOT NULL,
  CONSTRAINT pk_team_contact PRIMARY KEY (id)
) DEFAULT CHARSET=utf8mb4;

CREATE INDEX ix_team_contact_newest ON team_contact (team_code, id);
