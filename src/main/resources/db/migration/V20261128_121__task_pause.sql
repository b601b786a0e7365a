-- The clock of a task is stopped until a day; its due date has been moved by the working days in between.
CREATE TABLE task_pause (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  task_key BIGINT NOT NULL,
  agency_code VARCHAR(60) NOT NULL,
  reason VARCHAR(20) NOT NULL,
  words VARCHAR(200),
  stopped_at DATETIME(6) NOT NULL,
  stopped_by VARCHAR(100) NOT NULL,
  stopped_by_name VARCHAR(200) NOT NULL,
  -- The first day in London on which it runs again.
  until_day DATE NOT NULL,
  due_before DATETIME(6) NOT NULL,
  days_before INT NOT NULL,
  -- When somebody started it before that day, or the task was over.
  started_at DATETIME(6),
  started_by VARCHAR(100),
  started_by_name VARCHAR(200),
  CONSTRAINT task_pause_task FOREIGN KEY (task_key) REFERENCES human_task (task_key)
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX task_pause_of_task ON task_pause (task_key, id);

ALTER TABLE human_task ADD COLUMN paused_until DATE;
ALTER TABLE human_task ADD COLUMN pause_reason VARCHAR(20);
-- Working days that its due date has been moved by.
ALTER TABLE human_task ADD COLUMN paused_days INT DEFAULT 0 NOT NULL;
