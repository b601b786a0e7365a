-- The team that takes over what another has when that one's last day has passed.
ALTER TABLE team ADD COLUMN successor_code VARCHAR(60) NULL;
