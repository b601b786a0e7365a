-- Each entry of the audit trail is sealed once, some moments after it was committed: a chain of hashes, numbered
-- without gaps, in the order in which the entries were found.
CREATE TABLE audit_seal (
  seq BIGINT PRIMARY KEY,
  entry_id BIGINT NOT NULL,
  previous_hash VARCHAR(64) NOT NULL,
  hash VARCHAR(64) NOT NULL,
  sealed_at DATETIME(6) NOT NULL,
  CONSTRAINT audit_seal_entry UNIQUE (entry_id)
);

-- One row: whoever seals locks it. All entries up to settled_through were looked at for the last time.
CREATE TABLE audit_sealing (
  id TINYINT PRIMARY KEY,
  settled_through BIGINT NOT NULL
);
INSERT INTO audit_sealing (id, settled_through) VALUES (1, 0);

CREATE INDEX audit_entry_at ON audit_entry (at);
