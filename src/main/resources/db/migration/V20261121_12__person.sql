-- People. The *_key columns hold names in lower case without accents, spaces and punctuation, for searching.

CREATE TABLE person (
  id BIGINT NOT NULL AUTO_INCREMENT,
  nhs_number CHAR(10) NULL,
  given_name VARCHAR(100) NOT NULL,
  family_name VARCHAR(100) NOT NULL,
  known_as VARCHAR(100) NULL,
  given_name_key VARCHAR(200) NOT NULL,
  family_name_key VARCHAR(200) NOT NULL,
  known_as_key VARCHAR(200) NULL,
  date_of_birth DATE NOT NULL,
  gender VARCHAR(20) NULL,
  phone VARCHAR(40) NULL,
  email VARCHAR(200) NULL,
  deceased_on DATE NULL,
  version INT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_person PRIMARY KEY (id),
  CONSTRAINT uq_person_nhs_number UNIQUE (nhs_number)
) DEFAULT CHARSET=utf8mb4;

CREATE INDEX ix_person_family_name ON person (family_name_key, given_name_key);
CREATE INDEX ix_person_given_name ON person (given_name_key, family_name_key);
CREATE INDEX ix_person_known_as ON person (known_as_key, family_name_key);
CREATE INDEX ix_person_date_of_birth ON person (date_of_birth, family_name_key);
