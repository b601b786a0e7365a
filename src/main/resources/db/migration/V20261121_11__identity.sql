-- Accounts and their teams and roles; sessions; failed attempts to log in.

CREATE TABLE user_account (
  id BIGINT NOT NULL AUTO_INCREMENT,
  username VARCHAR(100) NOT NULL,
  display_name VARCHAR(200) NOT NULL,
  job_title VARCHAR(200) NULL,
  password_hash VARCHAR(200) NULL,
  enabled BOOLEAN NOT NULL,
  agency_id BIGINT NOT NULL,
  -- Accounts that a directory file made are closed when it no longer names them; others are not.
  from_directory BOOLEAN NOT NULL,
  created_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_user_account PRIMARY KEY (id),
  CONSTRAINT uq_user_account_username UNIQUE (username),
  CONSTRAINT fk_user_account_agency FOREIGN KEY (agency_id) REFERENCES agency (id)
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE user_team (
  user_id BIGINT NOT NULL,
  team_id BIGINT NOT NULL,
  CONSTRAINT pk_user_team PRIMARY KEY (user_id, team_id),
  CONSTRAINT fk_user_team_user FOREIGN KEY (user_id) REFERENCES user_account (id),
  CONSTRAINT fk_user_team_team FOREIGN KEY (team_id) REFERENCES team (id)
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE user_role (
  user_id BIGINT NOT NULL,
  role VARCHAR(60) NOT NULL,
  CONSTRAINT pk_user_role PRIMARY KEY (user_id, role),
  CONSTRAINT fk_user_role_user FOREIGN KEY (user_id) REFERENCES user_account (id)
) DEFAULT CHARSET=utf8mb4;

CREATE TABLE sign_in_failure (
  id BIGINT NOT NULL AUTO_INCREMENT,
  username VARCHAR(100) NOT NULL,
  address VARCHAR(64) NOT NULL,
  failed_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_sign_in_failure PRIMARY KEY (id)
) DEFAULT CHARSET=utf8mb4;

CREATE INDEX ix_sign_in_failure_username ON sign_in_failure (username, failed_at);
CREATE INDEX ix_sign_in_failure_address ON sign_in_failure (address, failed_at);
CREATE INDEX ix_sign_in_failure_failed_at ON sign_in_failure (failed_at);

-- Spring Session's own tables. The names are in capitals because its statements write them so, and MySQL
-- minds the case of table names.
CREATE TABLE SPRING_SESSION (
  PRIMARY_ID CHAR(36) NOT NULL,
  SESSION_ID CHAR(36) NOT NULL,
  CREATION_TIME BIGINT NOT NULL,
  LAST_ACCESS_TIME BIGINT NOT NULL,
  MAX_INACTIVE_INTERVAL INT NOT NULL,
  EXPIRY_TIME BIGINT NOT NULL,
  PRINCIPAL_NAME VARCHAR(100),
  CONSTRAINT SPRING_SESSION_PK PRIMARY KEY (PRIMARY_ID)
) DEFAULT CHARSET=utf8mb4;

CREATE UNIQUE INDEX SPRING_SESSION_IX1 ON SPRING_SESSION (SESSION_ID);
CREATE INDEX SPRING_SESSION_IX2 ON SPRING_SESSION (EXPIRY_TIME);
CREATE INDEX SPRING_SESSION_IX3 ON SPRING_SESSION (PRINCIPAL_NAME);

CREATE TABLE SPRING_SESSION_ATTRIBUTES (
  SESSION_PRIMARY_ID CHAR(36) NOT NULL,
  ATTRIBUTE_NAME VARCHAR(200) NOT NULL,
  ATTRIBUTE_BYTES MEDIUMBLOB NOT NULL,
  CONSTRAINT SPRING_SESSION_ATTRIBUTES_PK PRIMARY KEY (SESSION_PRIMARY_ID, ATTRIBUTE_NAME),
  CONSTRAINT SPRING_SESSION_ATTRIBUTES_FK FOREIGN KEY (SESSION_PRIMARY_ID)
    REFERENCES SPRING_SESSION (PRIMARY_ID) ON DELETE CASCADE
) DEFAULT CHARSET=utf8mb4;
