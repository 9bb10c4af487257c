#!/bin/sh
# Runs once, when the database's volume is empty: two databases, each with a user of its own. Their encoding does not rest on
# the locale of the image: Phoenix cuts texts by characters, which only UTF-8 keeps whole.
set -eu
psql -v ON_ERROR_STOP=1 -q -U postgres -d postgres <<'SQL'
\set mats_password `cat /run/secrets/database/mats`
\set phoenix_password `cat /run/secrets/database/phoenix`
create role mats login password :'mats_password';
create role phoenix login password :'phoenix_password';
create database mats owner mats encoding 'UTF8' locale 'C.UTF-8' template template0;
create database phoenix owner phoenix encoding 'UTF8' locale 'C.UTF-8' template template0;
revoke connect on database postgres, mats, phoenix from public;
SQL
