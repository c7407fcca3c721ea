package data

// This file keeps a list of erasures beside the file, numbers and dates only: a copy from before an erasure does not know of it, and when it is put back and opened, the list does.

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// erasureListSuffix names the list: 'rundertisch.loeschungen.json' beside 'rundertisch.db'.
const erasureListSuffix = ".loeschungen.json"

// erasureList is what the list holds. Began is when the first action of the file took place: it is the same in all its copies, and in no other file.
type erasureList struct {
	Began    string         `json:"began"`
	Erasures []listedErased `json:"erasures"`
}

type listedErased struct {
	Subject          int    `json:"subject"`
	ErasedOn         Date   `json:"erasedOn"`
	Class            string `json:"class"`
	Before           Date   `json:"before"` // of letters and meetings
	ArchiveOfferedOn Date   `json:"archiveOfferedOn"`
	ArchiveDecision  string `json:"archiveDecision"`
}

// ErasureListPath returns where the list beside the file is.
func (s *Store) ErasureListPath() string {
	return strings.TrimSuffix(s.path, filepath.Ext(s.path)) + erasureListSuffix
}

// began returns when the first action of the file took place, empty before it.
func (s *Store) began(ctx context.Context) (string, error) {
	list, err := column[string](ctx, s.reading, `SELECT at || '#' || id FROM history_entry ORDER BY id LIMIT 1`)
	if err != nil || len(list) == 0 {
		return "", err
	}
	return list[0], nil
}

// PendingErasure is an erasure that the copy at hand does not know of. Before is as in ErasureOrder.
type PendingErasure struct {
	Erasure
	Before Date
}

// addToErasureList writes an erasure into the list. Guests who are on no file have no number to find them by: their rule finds them again.
func (s *Store) addToErasureList(ctx context.Context, e Erasure, before Date) error {
	if e.Subject == 0 {
		return nil
	}
	began, err := s.began(ctx)
	if err != nil {
		return err
	}
	path := s.ErasureListPath()
	list, err := readErasureList(path)
	if err != nil || list.Began != began {
		list = erasureList{Began: began} // another file lay here before, or nothing that can be read
	}
	// A file that was moved has left its list behind. What was erased of letters and meetings before a day the rules find again.
	known, err := List[Erasure](ctx, s, nil)
	if err != nil {
		return err
	}
	for _, k := range known {
		entry := listedErased{k.Subject, k.ErasedOn, k.Class, Date{}, k.ArchiveOfferedOn, k.ArchiveDecision}
		if k.Subject != 0 && (k.Class == EraseAll || k.Class == EraseContacts) && !slices.Contains(list.Erasures, entry) {
			list.Erasures = append(list.Erasures, entry)
		}
	}
	entry := listedErased{e.Subject, e.ErasedOn, e.Class, before, e.ArchiveOfferedOn, e.ArchiveDecision}
	if !slices.Contains(list.Erasures, entry) {
		list.Erasures = append(list.Erasures, entry)
	}
	return writeErasureList(path, list)
}

func writeErasureList(path string, list erasureList) error {
	content, err := json.MarshalIndent(list, "", "  ")
	if err != nil {
		return fmt.Errorf("write list of erasures: %w", err)
	}
	draft := path + ".neu"
	if err := os.WriteFile(draft, append(content, '\n'), 0o666); err != nil {
		return fmt.Errorf("write list of erasures: %w", err)
	}
	if err := os.Rename(draft, path); err != nil {
		_ = os.Remove(draft)
		return fmt.Errorf("write list of erasures: %w", err)
	}
	return nil
}

// mostListed is how large a list may be, in bytes: more is no list of ours.
const mostListed = 8 << 20

func readErasureList(path string) (list erasureList, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return list, err
	}
	if info.Size() > mostListed {
		return list, fmt.Errorf("%q is no list of erasures", path)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return list, err
	}
	err = json.Unmarshal(content, &list)
	return list, err
}

// PendingErasures returns the erasures that were made in this file and that the copy at hand does not know of, because it is older: what they erased is still in it. The lists beside the
// file are asked, that of the file itself and those of its other names. A list that cannot be read is passed over.
func (s *Store) PendingErasures(ctx context.Context) ([]PendingErasure, error) {
	began, err := s.began(ctx)
	if err != nil || began == "" {
		return nil, err
	}
	listed, err := s.listedErasures(began)
	if err != nil || len(listed) == 0 {
		return nil, err
	}
	known, err := List[Erasure](ctx, s, nil)
	if err != nil {
		return nil, err
	}
	var pending []PendingErasure
	for _, l := range listed {
		done := func(e Erasure) bool {
			return e.Subject == l.Subject && (e.Class == l.Class || e.Class == EraseAll) && !e.ErasedOn.Before(l.ErasedOn)
		}
		again := func(e PendingErasure) bool { return e.Subject == l.Subject && e.Class == l.Class }
		if slices.ContainsFunc(known, done) || slices.ContainsFunc(pending, again) {
			continue
		}
		there, err := s.knowsPerson(ctx, ID(l.Subject))
		if err != nil {
			return nil, err
		}
		if there {
			erasure := Erasure{ErasedOn: l.ErasedOn, Subject: l.Subject, Class: l.Class, ArchiveOfferedOn: l.ArchiveOfferedOn, ArchiveDecision: l.ArchiveDecision}
			pending = append(pending, PendingErasure{erasure, l.Before})
		}
	}
	return pending, nil
}

// listedErasures returns what the lists beside the file hold about it, the latest first.
func (s *Store) listedErasures(began string) ([]listedErased, error) {
	entries, err := os.ReadDir(filepath.Dir(s.path))
	if errors.Is(err, fs.ErrPermission) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look for lists of erasures: %w", err)
	}
	var all []listedErased
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), erasureListSuffix) {
			continue
		}
		list, err := readErasureList(filepath.Join(filepath.Dir(s.path), entry.Name()))
		if err == nil && list.Began == began {
			all = append(all, list.Erasures...)
		}
	}
	slices.SortStableFunc(all, func(a, b listedErased) int { return strings.Compare(b.ErasedOn.ISO(), a.ErasedOn.ISO()) })
	return all, nil
}

// knowsPerson reports whether a person is on file or in the history.
func (s *Store) knowsPerson(ctx context.Context, id ID) (found bool, err error) {
	err = s.reading.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM person WHERE id = ?1) OR EXISTS (SELECT 1 FROM history_row WHERE table_name = 'person' AND row_id = ?1)`, id).Scan(&found)
	if err != nil {
		return false, fmt.Errorf("look for person: %w", err)
	}
	return found, nil
}

// CopiesBeside returns the names of the other databases of this program in the folder of the file: copies from before an update, backups. They may hold what was erased.
func (s *Store) CopiesBeside() []string {
	entries, err := os.ReadDir(filepath.Dir(s.path))
	if err != nil {
		return nil
	}
	var names []string
	for _, entry := range entries {
		path := filepath.Join(filepath.Dir(s.path), entry.Name())
		if !entry.Type().IsRegular() || path == s.path || !strings.EqualFold(filepath.Ext(path), filepath.Ext(s.path)) {
			continue
		}
		if h, err := readHeader(path); err == nil && h.application == applicationID {
			names = append(names, entry.Name())
		}
	}
	return names
}
