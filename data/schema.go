package data

// This file tells what kind of file lies before us and brings its tables up to date.

import (
	"context"
	"database/sql"
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/pressly/goose/v3"
)

//go:embed schema/*.sql
var schemaFiles embed.FS

// applicationID marks our files in their header (https://www.sqlite.org/fileformat2.html, offset 68): 'RTis'.
const applicationID = 0x52546973

func shippedSchema() fs.FS {
	sub, err := fs.Sub(schemaFiles, "schema")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	return sub
}

func provider(db *sql.DB, schema fs.FS) (*goose.Provider, error) {
	p, err := goose.NewProvider(goose.DialectSQLite3, db, schema,
		goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger()))
	if err != nil {
		return nil, fmt.Errorf("read migrations: %w", err)
	}
	return p, nil
}

// newestVersion returns the number of the last migration that this program knows.
func newestVersion(schema fs.FS) (int64, error) {
	names, err := fs.Glob(schema, "*.sql")
	if err != nil {
		return 0, fmt.Errorf("list migrations: %w", err)
	}
	var newest int64
	for _, name := range names {
		version, err := goose.NumericComponent(name)
		if err != nil {
			return 0, fmt.Errorf("migration %q: %w", name, err)
		}
		newest = max(newest, version)
	}
	return newest, nil
}

// schemaVersion returns the number of the last migration that the file has seen.
func schemaVersion(ctx context.Context, q querier) (int64, error) {
	var version int64
	err := q.QueryRowContext(ctx, `SELECT COALESCE(MAX(version_id), 0) FROM goose_db_version`).Scan(&version)
	if err != nil {
		return 0, fmt.Errorf("read schema version: %w", err)
	}
	return version, nil
}

// migrate runs what is missing, each migration in one transaction with its bookkeeping, and marks the file as ours.
func migrate(ctx context.Context, db *sql.DB, schema fs.FS) error {
	p, err := provider(db, schema)
	if err != nil {
		return err
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", err)
	}
	version, err := schemaVersion(ctx, db)
	if err != nil {
		return err
	}
	if _, err := db.ExecContext(ctx, fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = %d`, applicationID, version)); err != nil {
		return fmt.Errorf("mark file: %w", err)
	}
	return nil
}

// bringUpToDate copies the file beside itself ('name.vor-Umstellung-1.db') and migrates it. Where that fails the file stays as it was.
func (s *Store) bringUpToDate(ctx context.Context, schema fs.FS, from int64) error {
	extension := filepath.Ext(s.path)
	stem := strings.TrimSuffix(s.path, extension)
	copyPath := fmt.Sprintf("%s.vor-Umstellung-%d%s", stem, from, extension)
	for n := 2; nothingAt(copyPath) != nil; n++ {
		if n > 999 {
			return Mistakef("Neben „%s“ liegen zu viele alte Kopien. Bitte aufräumen und noch einmal öffnen.", s.path)
		}
		copyPath = fmt.Sprintf("%s.vor-Umstellung-%d (%d)%s", stem, from, n, extension)
	}
	if err := s.copyFile(ctx, copyPath); err != nil {
		return err
	}
	if err := dropTriggers(ctx, s.writing); err != nil {
		return err
	}
	return migrate(ctx, s.writing, schema)
}

// header is what the first 100 bytes of a SQLite file say (https://www.sqlite.org/fileformat2.html, section 1.3).
type header struct {
	application uint32
	userVersion int64
}

// inspect looks at a file before SQLite does and returns a *Mistake for everything that is no database of this program and version.
func inspect(path string, newest int64) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return &Mistake{Text: fmt.Sprintf("Die Datenbank „%s“ gibt es nicht. Bitte den Ort prüfen oder eine neue Datenbank anlegen.", path), Cause: err}
	}
	if err != nil {
		return explain(path, err)
	}
	if info.IsDir() {
		return Mistakef("„%s“ ist ein Ordner. Bitte die Datenbankdatei darin auswählen.", path)
	}
	if info.Size() == 0 {
		return Mistakef("Die Datei „%s“ ist leer. Bitte eine Sicherung öffnen oder eine neue Datenbank unter anderem Namen anlegen.", path)
	}
	h, err := readHeader(path)
	if err != nil {
		return err
	}
	if h.application != applicationID {
		return notOurs(path)
	}
	if h.userVersion > newest {
		return newerVersion(path)
	}
	return nil
}

func readHeader(path string) (header, error) {
	file, err := os.Open(path)
	if err != nil {
		return header{}, explain(path, err)
	}
	defer file.Close()
	first := make([]byte, 100)
	if _, err := io.ReadFull(file, first); errors.Is(err, io.ErrUnexpectedEOF) {
		return header{}, notOurs(path)
	} else if err != nil {
		return header{}, explain(path, err)
	}
	if string(first[:16]) != "SQLite format 3\x00" {
		return header{}, notOurs(path)
	}
	return header{binary.BigEndian.Uint32(first[68:]), int64(int32(binary.BigEndian.Uint32(first[60:])))}, nil
}

func notOurs(path string) error {
	return Mistakef("„%s“ ist keine Datenbank dieses Programms. Bitte eine Datei auswählen, die mit „Runder Tisch“ angelegt wurde.", path)
}

func newerVersion(path string) error {
	return Mistakef("Die Datenbank „%s“ wurde mit einer neueren Version des Programms bearbeitet. "+
		"Bitte das Programm aktualisieren; die Datei bleibt unverändert.", path)
}

// quickCheck looks the file through. Damage is an error, unless it is in the word index alone: that follows from the rest and can be made
// anew.
func quickCheck(ctx context.Context, db *sql.DB) (wordsDamaged bool, err error) {
	findings, err := column[string](ctx, db, `PRAGMA quick_check(20)`)
	if err != nil {
		return false, fmt.Errorf("quick check: %w", err)
	}
	for _, finding := range findings {
		switch {
		case finding == "ok":
		case strings.Contains(finding, "search_word") && len(findings) < 20:
			wordsDamaged = true
		default:
			return false, &damaged{finding: finding}
		}
	}
	return wordsDamaged, nil
}
