-- Filters and order of a list under a name: for one person, or for all of a team.
CREATE TABLE task_view (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(60) NOT NULL,
  owner VARCHAR(100) NOT NULL,
  team_code VARCHAR(60),
  query VARCHAR(500) NOT NULL,
  saved_at DATETIME(6) NOT NULL
);
CREATE INDEX task_view_of_person ON task_view (owner, team_code, name, id);
CREATE INDEX task_view_of_team ON task_view (team_code, name, id);
