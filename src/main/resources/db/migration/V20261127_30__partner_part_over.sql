-- Since when a partner's part in a case is over: it may not open the case any more. Null while it is involved.
ALTER TABLE case_team ADD COLUMN over_at DATETIME(6);

-- What a partner is still told after its part is over: how that ended, and a death while it was involved.
ALTER TABLE case_notice ADD COLUMN lasting BOOLEAN DEFAULT FALSE NOT NULL;

-- The providers that were asked for a home before, and whose part has ended since.
UPDATE case_team SET over_at = CURRENT_TIMESTAMP(6)
WHERE EXISTS (
    SELECT 1 FROM nomination n JOIN agency a ON a.code = n.agency_code
      JOIN team t ON t.agency_id = a.id
    WHERE n.case_id = case_team.case_id AND t.code = case_team.team_code
      AND a.kind = 'VOLUNTARY_SECTOR')
  AND NOT EXISTS (
    SELECT 1 FROM nomination n JOIN agency a ON a.code = n.agency_code
      JOIN team t ON t.agency_id = a.id
      LEFT JOIN placement_stay s ON s.nomination_id = n.id
    WHERE n.case_id = case_team.case_id AND t.code = case_team.team_code
      AND (n.state <> 'ENDED'
        OR s.moved_in_on IS NOT NULL
          AND (s.ended_on IS NULL OR s.ended_on > CURRENT_DATE OR s.end_reason = 'died')));
