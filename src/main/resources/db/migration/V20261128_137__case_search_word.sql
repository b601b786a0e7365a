-- First words of comments and questions and words of the names of documents, for each agency that may read them, for
-- finding the case by them. Gone when a comment is struck through or a document removed.
CREATE TABLE case_search_word (
  agency_code VARCHAR(60) NOT NULL,
  word VARCHAR(60) NOT NULL,
  case_id BIGINT NOT NULL,
  -- What it is a word of: comment-1, question-1, document-1.
  source VARCHAR(40) NOT NULL,
  PRIMARY KEY (agency_code, word, case_id, source),
  CONSTRAINT case_search_word_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX case_search_word_of ON case_search_word (case_id, source);
