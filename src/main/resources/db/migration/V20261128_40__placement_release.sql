-- What the provider of a home was given to read, word for word. Rows are added; all that changes is that one is over.
CREATE TABLE placement_release (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  nomination_id BIGINT NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  wishes VARCHAR(2000) NOT NULL,
  needs VARCHAR(2000) NOT NULL,
  risk VARCHAR(2000) NOT NULL,
  -- What was agreed about sharing with providers: yes or best-interests.
  consent VARCHAR(40) NOT NULL,
  consented_at DATETIME(6) NOT NULL,
  -- Fingerprint of the needs that the words were written from: another one means that the needs have changed since.
  needs_mark CHAR(64) NOT NULL,
  released_at DATETIME(6) NOT NULL,
  released_by VARCHAR(100) NOT NULL,
  released_by_name VARCHAR(200) NOT NULL,
  released_by_agency VARCHAR(200),
  ended_at DATETIME(6),
  -- REPLACED by other words, or OVER with the nomination or the stay.
  ended_how VARCHAR(10),
  CONSTRAINT placement_release_case FOREIGN KEY (case_id) REFERENCES pathway_case (id),
  CONSTRAINT placement_release_of FOREIGN KEY (nomination_id) REFERENCES nomination (id)
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX placement_release_of_case ON placement_release (case_id, id);
CREATE INDEX placement_release_current ON placement_release (nomination_id, ended_at);
