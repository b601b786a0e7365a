-- Who an account is at the sign-in provider. Only this decides whose account a sign-in opens, never a name or an address.

CREATE TABLE provider_identity (
  -- SHA-256 of issuer and subject: both count to the letter, for which a column's collation does not care.
  identity_key CHAR(64) NOT NULL,
  user_id BIGINT NOT NULL,
  issuer VARCHAR(255) NOT NULL,
  subject VARCHAR(255) NOT NULL,
  first_seen_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_provider_identity PRIMARY KEY (identity_key),
  CONSTRAINT fk_provider_identity_user FOREIGN KEY (user_id) REFERENCES user_account (id)
) DEFAULT CHARSET=utf8mb4;
