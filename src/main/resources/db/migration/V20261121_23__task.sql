-- The task list: one row per user task of the engine, fed by its listeners.
CREATE TABLE human_task (
  task_key BIGINT PRIMARY KEY,
  case_id BIGINT NOT NULL,
  process_definition_key BIGINT NOT NULL,
  element_id VARCHAR(100) NOT NULL,
  title VARCHAR(300) NOT NULL,
  summary VARCHAR(1000),
  phase VARCHAR(100),
  role VARCHAR(60) NOT NULL,
  team_code VARCHAR(60) NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  form_id VARCHAR(100) NOT NULL,
  escalation BOOLEAN NOT NULL,
  assignee VARCHAR(100),
  state VARCHAR(12) NOT NULL,
  target VARCHAR(40),
  created_at DATETIME(6) NOT NULL,
  due_at DATETIME(6) NOT NULL,
  claimed_at DATETIME(6),
  finished_at DATETIME(6),
  finished_by VARCHAR(100),
  ended_reason VARCHAR(300),
  refusal VARCHAR(1000),
  version BIGINT NOT NULL,
  CONSTRAINT human_task_case FOREIGN KEY (case_id) REFERENCES pathway_case (id)
);
CREATE INDEX human_task_mine ON human_task (assignee, state, due_at, task_key);
CREATE INDEX human_task_team ON human_task (team_code, state, assignee, due_at, task_key);
CREATE INDEX human_task_of_case ON human_task (case_id, state);
CREATE INDEX human_task_done ON human_task (finished_by, finished_at, task_key);

CREATE TABLE task_draft (
  task_key BIGINT PRIMARY KEY,
  username VARCHAR(100) NOT NULL,
  display_name VARCHAR(200) NOT NULL,
  saved_at DATETIME(6) NOT NULL,
  typed LONGTEXT NOT NULL,
  CONSTRAINT task_draft_task FOREIGN KEY (task_key) REFERENCES human_task (task_key)
);
