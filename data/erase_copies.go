package data

// This file knows the copies of the file: backups, and what was put aside before an update. Until they are destroyed they hold what was erased since.

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Copy is a copy of the file in which something erased still stands.
type Copy struct {
	Path    string
	MadeOn  Date
	Missing bool // it cannot be looked into: the medium is not here, or somebody works with it
}

// listedCopy is a copy in the list among the user's settings.
type listedCopy struct {
	Path   string `json:"path"`
	MadeOn Date   `json:"madeOn"`
}

// noteCopy remembers a copy that was made, so that an erasure can name it.
func (s *Store) noteCopy(ctx context.Context, path string) error {
	began, err := s.began(ctx)
	if err != nil {
		return err
	}
	return s.changeKeptList(began, func(list *erasureList) {
		list.Copies = slices.DeleteFunc(list.Copies, func(c listedCopy) bool { return c.Path == path })
		list.Copies = append(list.Copies, listedCopy{path, s.Today()})
	})
}

// CopiesWith returns the copies of this file in which one of the people is still on file or in the history: those beside the file, and those that were made on this machine. A copy that was
// destroyed is not among them.
func (s *Store) CopiesWith(ctx context.Context, people []ID) ([]Copy, error) {
	began, err := s.began(ctx)
	if err != nil || began == "" || len(people) == 0 {
		return nil, err
	}
	candidates := s.copiesBeside()
	if list, err := readErasureList(s.keptListPath(began)); err == nil && list.Began == began {
		for _, c := range list.Copies {
			if c.Path != s.path && !slices.ContainsFunc(candidates, func(beside Copy) bool { return beside.Path == c.Path }) {
				candidates = append(candidates, Copy{Path: c.Path, MadeOn: c.MadeOn})
			}
		}
	}
	var found []Copy
	for _, c := range candidates {
		if _, err := os.Stat(c.Path); errors.Is(err, fs.ErrNotExist) {
			if _, err := os.Stat(filepath.Dir(c.Path)); err == nil {
				continue // destroyed
			}
			c.Missing = true
		}
		holds := c.Missing
		if !c.Missing {
			var err error
			if holds, err = copyHolds(ctx, c.Path, began, people); err != nil {
				holds, c.Missing = true, true
			}
		}
		if holds {
			found = append(found, c)
		}
	}
	return found, nil
}

// copiesBeside returns the other databases of this program in the folder of the file, with the day of their last change.
func (s *Store) copiesBeside() []Copy {
	entries, err := os.ReadDir(filepath.Dir(s.path))
	if err != nil {
		return nil
	}
	var copies []Copy
	for _, entry := range entries {
		path := filepath.Join(filepath.Dir(s.path), entry.Name())
		info, err := entry.Info()
		if err != nil || !info.Mode().IsRegular() || path == s.path || !strings.EqualFold(filepath.Ext(path), filepath.Ext(s.path)) {
			continue
		}
		if h, err := readHeader(path); err == nil && h.application == applicationID {
			copies = append(copies, Copy{Path: path, MadeOn: DateOf(info.ModTime())})
		}
	}
	return copies
}

// lookingConnection reads a copy and leaves it as it is.
var lookingConnection = connection{"mode=ro" + pragmas("query_only(ON)", "temp_store(MEMORY)"), 1}

// copyHolds reports whether a database is a copy of the file that began at a moment, and knows one of the people.
func copyHolds(ctx context.Context, path, began string, people []ID) (holds bool, err error) {
	db, err := connect(path, lookingConnection)
	if err != nil {
		return false, err
	}
	defer db.Close()
	err = db.QueryRowContext(ctx, `SELECT COALESCE((SELECT at || '#' || id FROM history_entry ORDER BY id LIMIT 1), '') = ?1 AND (
		EXISTS (SELECT 1 FROM person WHERE id IN (SELECT value FROM json_each(?2)))
		OR EXISTS (SELECT 1 FROM history_row WHERE table_name = 'person' AND row_id IN (SELECT value FROM json_each(?2))))`, began, listOf(people)).Scan(&holds)
	if err != nil {
		return false, fmt.Errorf("look into copy: %w", err)
	}
	return holds, nil
}
