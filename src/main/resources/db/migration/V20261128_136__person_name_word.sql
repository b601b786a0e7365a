-- Words of people's names as they are compared, for finding somebody by the beginning of any of them. Written with the
-- person; what was there before is filled in by the application while it runs.
CREATE TABLE person_name_word (
  word VARCHAR(200) NOT NULL,
  person_id BIGINT NOT NULL,
  PRIMARY KEY (word, person_id),
  CONSTRAINT person_name_word_person FOREIGN KEY (person_id) REFERENCES person (id) ON DELETE CASCADE
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX person_name_word_of ON person_name_word (person_id, word);
