-- When somebody looked at their lists of tasks, and when they had looked before: what came since then is new to them.
CREATE TABLE task_look (
  username VARCHAR(100) NOT NULL PRIMARY KEY,
  looked_at DATETIME(6) NOT NULL,
  before_at DATETIME(6)
) DEFAULT CHARSET=utf8mb4;

-- When a colleague gave it to who has it; null where they took it themselves.
ALTER TABLE human_task ADD COLUMN given_at DATETIME(6);
