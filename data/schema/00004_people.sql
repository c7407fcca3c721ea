-- What people coming in and going out need: remembered columns of files, pairs that are no duplicates, saved filters, rules of deletion and the protocol of erasures.

-- +goose Up

CREATE TABLE import_mapping (                    -- how the columns of a file were read last
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  shape   TEXT NOT NULL UNIQUE,                  -- the heads of its columns, as text
  mapping TEXT NOT NULL                          -- JSON: column → field
);

CREATE TABLE not_duplicate (                     -- two people that look alike and are not the same
  id              INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id       INTEGER NOT NULL REFERENCES person(id),
  other_person_id INTEGER NOT NULL REFERENCES person(id),
  noted_on        TEXT NOT NULL DEFAULT ''
);
CREATE INDEX not_duplicate_person ON not_duplicate(person_id);
CREATE INDEX not_duplicate_other ON not_duplicate(other_person_id);

CREATE TABLE saved_filter (                      -- a selection of people under a name
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  name  TEXT NOT NULL,
  query TEXT NOT NULL                            -- JSON
);

CREATE TABLE deletion_rule (                     -- how long a class of data is kept
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  key    TEXT NOT NULL UNIQUE,                   -- 'contacts'
  class  TEXT NOT NULL,                          -- 'Kontaktdaten'
  event  TEXT NOT NULL,                          -- what begins the time: 'Letzter Kontakt'
  months INTEGER NOT NULL DEFAULT 0              -- 0: no limit
);

CREATE TABLE erasure (                           -- protocol of what was erased, without personal data
  id                 INTEGER PRIMARY KEY AUTOINCREMENT,
  erased_on          TEXT NOT NULL,
  subject            INTEGER NOT NULL DEFAULT 0, -- the number that the person had
  class              TEXT NOT NULL DEFAULT '',
  reason             TEXT NOT NULL DEFAULT '',   -- 'auf Verlangen', 'Frist abgelaufen'
  row_count          INTEGER NOT NULL DEFAULT 0, -- how many rows went or lost the name
  archive_offered_on TEXT NOT NULL DEFAULT '',   -- offered to the archive (Art. 26 Abs. 6 BayDSG)
  archive_decision   TEXT NOT NULL DEFAULT ''    -- '', 'kept', 'declined'
);

ALTER TABLE person ADD COLUMN archive_offered_on TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN archive_decision TEXT NOT NULL DEFAULT '';

CREATE TABLE merged_person (                     -- somebody who was on file twice: the number that went; its history belongs to person_id as well
  id        INTEGER PRIMARY KEY AUTOINCREMENT,
  person_id INTEGER NOT NULL REFERENCES person(id),
  number    INTEGER NOT NULL,                    -- what the removed row of person was called
  merged_on TEXT NOT NULL DEFAULT ''
);
CREATE INDEX merged_person_person ON merged_person(person_id);
