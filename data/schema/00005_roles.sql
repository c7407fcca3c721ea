-- Which of several functions somebody is addressed by, and which do not stand on lists.

-- +goose Up

ALTER TABLE role ADD COLUMN preferred INTEGER NOT NULL DEFAULT 0;
ALTER TABLE role ADD COLUMN not_on_lists INTEGER NOT NULL DEFAULT 0;
