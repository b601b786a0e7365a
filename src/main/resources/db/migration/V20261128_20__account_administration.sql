-- What administrators do with accounts: closing, reopening, other teams and roles; and when somebody logged in last.

ALTER TABLE user_account ADD COLUMN last_signed_in_at DATETIME(6) NULL;
-- Since then administrators decide on teams, roles and closing, and no longer the directory file that made the account.
ALTER TABLE user_account ADD COLUMN administered_at DATETIME(6) NULL;
ALTER TABLE user_account ADD COLUMN closed_at DATETIME(6) NULL;
-- Null where no administrator did: a directory file no longer names the account.
ALTER TABLE user_account ADD COLUMN closed_by VARCHAR(100) NULL;
ALTER TABLE user_account ADD COLUMN last_day DATE NULL;
ALTER TABLE user_account ADD COLUMN closed_reason VARCHAR(500) NULL;

CREATE INDEX ix_user_account_name ON user_account (enabled, display_name, id);
CREATE INDEX ix_user_account_agency_name ON user_account (agency_id, enabled, display_name, id);
CREATE INDEX ix_user_account_closed ON user_account (closed_at);
