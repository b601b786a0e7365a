-- Pathways from the folder that the configuration names: the files as they were taken, for every copy of the application.
CREATE TABLE folder_pathway (
  pathway VARCHAR(100) PRIMARY KEY,
  taken_at DATETIME(6) NOT NULL,
  taken_by VARCHAR(100) NOT NULL,
  withdrawn BOOLEAN NOT NULL
);
CREATE TABLE folder_pathway_file (
  pathway VARCHAR(100) NOT NULL,
  name VARCHAR(200) NOT NULL,
  content LONGBLOB NOT NULL,
  PRIMARY KEY (pathway, name),
  CONSTRAINT folder_pathway_file_pathway FOREIGN KEY (pathway) REFERENCES folder_pathway (pathway)
);

-- One row: a number that every copy watches, and what became of the last reading, as JSON.
CREATE TABLE pathway_folder (
  id INT PRIMARY KEY,
  version BIGINT NOT NULL,
  read_at DATETIME(6),
  read_by VARCHAR(100),
  results LONGTEXT
);
INSERT INTO pathway_folder (id, version) VALUES (1, 0);
