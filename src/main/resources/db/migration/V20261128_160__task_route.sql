-- When an open task was given to another agency: the days before were with the one that had it then.
CREATE TABLE task_route (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  task_key BIGINT NOT NULL,
  from_agency VARCHAR(60) NOT NULL,
  to_agency VARCHAR(60) NOT NULL,
  moved_at DATETIME(6) NOT NULL,
  CONSTRAINT task_route_task FOREIGN KEY (task_key) REFERENCES human_task (task_key)
) DEFAULT CHARSET=utf8mb4;
CREATE INDEX task_route_of_task ON task_route (task_key, id);
