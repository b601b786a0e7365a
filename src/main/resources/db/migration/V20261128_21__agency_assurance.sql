-- What was recorded of an agency's standing in the NHS Data Security and Protection Toolkit; the newest row counts.

CREATE TABLE agency_assurance (
  id BIGINT NOT NULL AUTO_INCREMENT,
  agency_code VARCHAR(60) NOT NULL,
  status VARCHAR(30) NOT NULL,
  -- Last day on which it counts; null where the standards are not met.
  ends_on DATE NULL,
  recorded_at DATETIME(6) NOT NULL,
  recorded_by VARCHAR(100) NOT NULL,
  CONSTRAINT pk_agency_assurance PRIMARY KEY (id)
) DEFAULT CHARSET=utf8mb4;

CREATE INDEX ix_agency_assurance_newest ON agency_assurance (agency_code, id);
