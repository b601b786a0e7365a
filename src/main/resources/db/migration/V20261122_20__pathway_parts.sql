-- The pathway in whose deployment a part came; null for the pathway itself.
ALTER TABLE pathway_version ADD COLUMN pathway_key BIGINT;
CREATE INDEX pathway_version_parts ON pathway_version (pathway_key);
