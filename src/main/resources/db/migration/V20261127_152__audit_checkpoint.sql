-- Where the chain of seals begins once the oldest were removed: place and hash of the last one removed.
CREATE TABLE audit_checkpoint (
  id TINYINT PRIMARY KEY,
  seq BIGINT NOT NULL,
  hash VARCHAR(64) NOT NULL
);
INSERT INTO audit_checkpoint (id, seq, hash) VALUES (1, 0, REPEAT('0', 64));
