-- Documents of a case. The files lie in a folder, by random key; here stands what they are and who reads them. Rows are
-- kept for good: who removes a document says why.
CREATE TABLE case_document (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  -- Name of the file in the folder, and of the document in addresses: random, tells nothing.
  file_id VARCHAR(32) NOT NULL,
  case_id BIGINT NOT NULL,
  -- The task it was added at; null if at none.
  task_key BIGINT,
  kind VARCHAR(40) NOT NULL,
  -- As whoever added it named it, without what could do harm.
  file_name VARCHAR(150) NOT NULL,
  -- By its content.
  media_type VARCHAR(100) NOT NULL,
  size_bytes BIGINT NOT NULL,
  sha256 VARCHAR(64) NOT NULL,
  username VARCHAR(100) NOT NULL,
  display_name VARCHAR(200) NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  team_code VARCHAR(60),
  added_at DATETIME(6) NOT NULL,
  -- Whether it was scanned for malware: waiting, clean, refused, unscanned (there is no scanner).
  scan_state VARCHAR(20) NOT NULL,
  scanned_at DATETIME(6),
  -- When somebody removed it, who and why; null while it stands.
  removed_at DATETIME(6),
  removed_by VARCHAR(100),
  removed_name VARCHAR(200),
  removed_reason VARCHAR(500),
  CONSTRAINT case_document_file UNIQUE (file_id),
  CONSTRAINT case_document_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
) DEFAULT CHARSET=utf8mb4;
-- How many an agency has in a case, and what its people added last.
CREATE INDEX case_document_by ON case_document (case_id, agency_code, id);
-- What has to be scanned.
CREATE INDEX case_document_scan ON case_document (scan_state, id);

-- The agencies it is for, that of who added it among them; as case_comment_reader.
CREATE TABLE case_document_reader (
  case_id BIGINT NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  document_id BIGINT NOT NULL,
  PRIMARY KEY (case_id, agency_code, document_id),
  CONSTRAINT case_document_reader_document FOREIGN KEY (document_id) REFERENCES case_document (id)
) DEFAULT CHARSET=utf8mb4;
