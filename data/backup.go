package data

// This file checks the file and makes copies of it.

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"
)

// Backup writes a compact copy of the database to path, whole or not at all, and checks it. Deleted content is not in the copy, nor are bytes that nothing refers to: they are swept away
// before. A file that is there already is a *Mistake.
func (s *Store) Backup(ctx context.Context, path string) error {
	if _, err := s.sweep(ctx); err != nil {
		return s.explain(ctx, err)
	}
	if err := s.copyFile(ctx, path); err != nil || s.writing == nil {
		return err
	}
	if err := setState(ctx, s.writing, stateBackedUpAt, s.Now().UTC().Format(time.RFC3339)); err != nil {
		slog.Warn("the file does not know of its copy", "error", err)
	}
	return nil
}

func (s *Store) copyFile(ctx context.Context, path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("absolute path of %q: %w", path, err)
	}
	if err := nothingAt(path); err != nil {
		return err
	}
	draft := path + ".neu"
	if err := os.Remove(draft); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return explain(path, fmt.Errorf("remove left-over draft: %w", err))
	}
	if err := s.copyTo(ctx, draft); err != nil {
		_ = os.Remove(draft)
		if ended := ctx.Err(); ended != nil {
			return ended
		}
		return explain(path, err)
	}
	if err := os.Rename(draft, path); err != nil {
		_ = os.Remove(draft)
		return explain(path, fmt.Errorf("put the copy in its place: %w", err))
	}
	if err := s.noteCopy(ctx, path); err != nil {
		slog.Warn("the copy is not in the list of copies", "error", err)
	}
	return nil
}

func (s *Store) copyTo(ctx context.Context, draft string) error {
	source, err := connect(s.path, copyingConnection)
	if err != nil {
		return err
	}
	defer source.Close()
	if _, err := source.ExecContext(ctx, `VACUUM INTO ?`, draft); err != nil {
		return fmt.Errorf("copy database: %w", err)
	}
	made, err := connect(draft, readingConnection)
	if err != nil {
		return err
	}
	defer made.Close()
	findings, err := integrity(ctx, made)
	if err != nil {
		return err
	}
	if len(findings) > 0 {
		return &damaged{finding: findings[0]}
	}
	if err := made.Close(); err != nil {
		return fmt.Errorf("close copy: %w", err)
	}
	return syncFile(draft)
}

// Check looks the whole file through and returns its findings in German, none if all is well.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	// A connection of its own: one that has searched before remembers the word index as it was then, and SQLite's check (3.54.1) takes
	// what has changed since for damage.
	fresh, err := connect(s.path, readingConnection)
	if err != nil {
		return nil, err
	}
	defer fresh.Close()
	var lines []string
	findings, err := integrity(ctx, fresh)
	if err != nil {
		return nil, explain(s.path, err)
	}
	for _, finding := range findings {
		lines = append(lines, "Die Datei ist beschädigt: "+finding+". Bitte die letzte Sicherung öffnen.")
	}
	for _, check := range []struct{ query, text string }{
		{`SELECT COUNT(*) FROM pragma_foreign_key_check`, "%d Verweise führen ins Leere. Bitte die letzte Sicherung öffnen."},
		{`SELECT COUNT(*) FROM history_pen WHERE mode <> 'closed'`, "Der Verlauf ist nicht abgeschlossen (%d). Bitte das Programm neu starten."},
		{missingDocuments, "Im Suchverzeichnis fehlen %d Einträge. Bitte das Programm neu starten."},
	} {
		var count int
		if err := fresh.QueryRowContext(ctx, check.query).Scan(&count); err != nil {
			return nil, explain(s.path, fmt.Errorf("check: %w", err))
		}
		if count != 0 {
			lines = append(lines, fmt.Sprintf(check.text, count))
		}
	}
	return lines, nil
}

// integrity returns what SQLite finds wrong with the file, in its own words.
func integrity(ctx context.Context, q querier) ([]string, error) {
	findings, err := column[string](ctx, q, `SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'`)
	if err != nil {
		return nil, fmt.Errorf("integrity check: %w", err)
	}
	return findings, nil
}
