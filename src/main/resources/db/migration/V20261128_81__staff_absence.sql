-- Somebody is away, and who acts for them. Days are days in London, both included.
CREATE TABLE staff_absence (
  id BIGINT AUTO_INCREMENT PRIMARY KEY,
  username VARCHAR(100) NOT NULL,
  name VARCHAR(200) NOT NULL,
  cover VARCHAR(100),
  cover_name VARCHAR(200),
  first_day DATE NOT NULL,
  last_day DATE NOT NULL,
  said_at DATETIME(6) NOT NULL,
  said_by VARCHAR(100) NOT NULL,
  ended_at DATETIME(6),
  ended_by VARCHAR(100)
);
CREATE INDEX staff_absence_of ON staff_absence (username, last_day);
CREATE INDEX staff_absence_cover ON staff_absence (cover, last_day);
