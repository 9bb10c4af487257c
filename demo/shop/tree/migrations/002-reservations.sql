CREATE TABLE reservations (
  order_id TEXT NOT NULL,
  sku TEXT NOT NULL REFERENCES stock (sku),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  expires_at INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'held',
  PRIMARY KEY (order_id, sku)
);
