-- A team sends a task back to who did an earlier step: it has the task until it has answered, or until that is taken back.
CREATE TABLE task_return (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  task_key BIGINT NOT NULL,
  earlier_task BIGINT NOT NULL,
  from_team VARCHAR(60) NOT NULL,
  from_agency VARCHAR(60) NOT NULL,
  to_team VARCHAR(60) NOT NULL,
  to_agency VARCHAR(60) NOT NULL,
  reason VARCHAR(20) NOT NULL,
  needed VARCHAR(2000) NOT NULL,
  sent_at DATETIME(6) NOT NULL,
  sent_by VARCHAR(100) NOT NULL,
  sent_by_name VARCHAR(200) NOT NULL,
  answer VARCHAR(4000),
  over_at DATETIME(6),
  over_by VARCHAR(100),
  over_by_name VARCHAR(200),
  CONSTRAINT task_return_task FOREIGN KEY (task_key) REFERENCES human_task (task_key)
);
CREATE INDEX task_return_of_task ON task_return (task_key, id);
-- How often a team gets work back, for counting.
CREATE INDEX task_return_to ON task_return (to_team, sent_at);

ALTER TABLE human_task ADD COLUMN return_id BIGINT;
ALTER TABLE human_task ADD COLUMN sent_back BOOLEAN DEFAULT FALSE NOT NULL;
-- Since when the team that has it now has it.
ALTER TABLE human_task ADD COLUMN held_since DATETIME(6);
UPDATE human_task SET held_since = created_at;
ALTER TABLE human_task MODIFY COLUMN held_since DATETIME(6) NOT NULL;
