CREATE INDEX reservations_by_expiry ON reservations (state, expires_at);
