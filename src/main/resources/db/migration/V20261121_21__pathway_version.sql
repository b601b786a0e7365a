-- The model of every deployed version, so that pages need not ask the engine.
CREATE TABLE pathway_version (
  process_definition_key BIGINT PRIMARY KEY,
  process_id VARCHAR(100) NOT NULL,
  version INT NOT NULL,
  bpmn LONGTEXT NOT NULL,
  deployed_at DATETIME(6) NOT NULL
);
