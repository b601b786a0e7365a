-- Acts that the engine has not answered yet. Accepted ones are deleted, so the table stays small.
CREATE TABLE engine_outbox (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  case_reference VARCHAR(30) NOT NULL,
  task_key BIGINT,
  kind VARCHAR(30) NOT NULL,
  payload LONGTEXT NOT NULL,
  state VARCHAR(10) NOT NULL,
  attempts INT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  next_attempt_at DATETIME(6) NOT NULL,
  leased_until DATETIME(6),
  leased_by VARCHAR(40),
  last_error VARCHAR(1000)
);
CREATE INDEX engine_outbox_due ON engine_outbox (state, next_attempt_at);
CREATE INDEX engine_outbox_lane ON engine_outbox (case_reference, state, id);
CREATE INDEX engine_outbox_task ON engine_outbox (task_key, state);
