package data

// This file keeps a list of erasures beside the file, and one among the settings of the user, numbers and dates only: a copy from before an erasure does not know of it, and when it is opened
// again, in its old place or on the same machine, a list does.

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// erasureListSuffix names the list: 'rundertisch.loeschungen.json' beside 'rundertisch.db'.
const erasureListSuffix = ".loeschungen.json"

// erasureList is what the list holds. Began is when the first action of the file took place: it is the same in all its copies.
type erasureList struct {
	Began    string         `json:"began"`
	Erasures []listedErased `json:"erasures"`
	Copies   []listedCopy   `json:"copies,omitempty"` // in the list among the settings only
}

type listedErased struct {
	Subject          int    `json:"subject"`
	Entered          string `json:"entered,omitempty"` // when the person was entered: another file that began at the same moment has somebody else under the number
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

// keptListPath returns where the list among the user's settings is, empty where none is kept. Its name tells nothing of the file.
func (s *Store) keptListPath(began string) string {
	if s.options.ListFolder == "" || began == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(began))
	return filepath.Join(s.options.ListFolder, hex.EncodeToString(sum[:8])+erasureListSuffix)
}

// entered returns by which action, and when, a person was entered, empty where the history does not know that any more.
func entered(ctx context.Context, q querier, person ID) (string, error) {
	list, err := column[string](ctx, q, `SELECT e.id || '@' || e.at FROM history_row r JOIN history_entry e ON e.id = r.entry_id
		WHERE r.table_name = 'person' AND r.row_id = ? AND r.old IS NULL AND r.new IS NOT NULL ORDER BY r.id LIMIT 1`, person)
	if err != nil {
		return "", fmt.Errorf("read when a person was entered: %w", err)
	}
	if len(list) == 0 {
		return "", nil
	}
	return list[0], nil
}

// PendingErasure is an erasure that the copy at hand does not know of. Before is as in ErasureOrder.
type PendingErasure struct {
	Erasure
	Before Date
}

// listedErasures returns what the lists hold of an erasure: a line for each number that the person had, for a copy from before a merge knows all of them as people. Guests who are on no file
// have no number to find them by: their rule finds them again.
func listedErasures(e Erasure, before Date, entered map[ID]string) []listedErased {
	var list []listedErased
	for _, number := range slices.Sorted(maps.Keys(entered)) {
		if number != 0 {
			list = append(list, listedErased{int(number), entered[number], e.ErasedOn, e.Class, before, e.ArchiveOfferedOn, e.ArchiveDecision})
		}
	}
	return list
}

// addToErasureLists writes an erasure into the lists.
func (s *Store) addToErasureLists(ctx context.Context, report ErasureReport) error {
	if len(report.listed) == 0 {
		return nil
	}
	began, err := s.began(ctx)
	if err != nil {
		return err
	}
	known, err := List[Erasure](ctx, s, nil)
	if err != nil {
		return err
	}
	return s.changeLists(began, func(list *erasureList) {
		// A file that was moved has left its list behind. What was erased of letters and meetings before a day the rules find again.
		for _, k := range known {
			same := func(l listedErased) bool {
				return l.Subject == k.Subject && l.Class == k.Class && l.ErasedOn == k.ErasedOn
			}
			if k.Subject != 0 && (k.Class == EraseAll || k.Class == EraseContacts) && !slices.ContainsFunc(report.listed, same) && !slices.ContainsFunc(list.Erasures, same) {
				list.Erasures = append(list.Erasures, listedErased{k.Subject, "", k.ErasedOn, k.Class, Date{}, k.ArchiveOfferedOn, k.ArchiveDecision})
			}
		}
		for _, line := range report.listed {
			if !slices.Contains(list.Erasures, line) {
				list.Erasures = append(list.Erasures, line)
			}
		}
	})
}

// changeLists changes the list beside the file and the one among the user's settings, each as far as it can be written.
func (s *Store) changeLists(began string, change func(*erasureList)) error {
	err := changeList(s.ErasureListPath(), began, change)
	return errors.Join(err, s.changeKeptList(began, change))
}

// changeKeptList changes the list among the user's settings, where there is one.
func (s *Store) changeKeptList(began string, change func(*erasureList)) error {
	path := s.keptListPath(began)
	if path == "" {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("write list of erasures: %w", err)
	}
	return changeList(path, began, change)
}

func changeList(path, began string, change func(*erasureList)) error {
	list, err := readErasureList(path)
	if err != nil || list.Began != began {
		list = erasureList{Began: began} // another file lay here before, or nothing that can be read
	}
	change(&list)
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
// file are asked, that of the file itself and those of its other names, and the one among the user's settings. A list that cannot be read is passed over.
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
		into, err := mergedInto(ctx, s.reading, ID(l.Subject))
		if err != nil {
			return nil, fmt.Errorf("read merged people: %w", err)
		}
		if into != 0 {
			continue // that number is listed too
		}
		there, err := s.knowsPerson(ctx, ID(l.Subject))
		if err != nil {
			return nil, err
		}
		when, err := entered(ctx, s.reading, ID(l.Subject))
		if err != nil {
			return nil, err
		}
		if there && (l.Entered == "" || when == "" || l.Entered == when) {
			erasure := Erasure{ErasedOn: l.ErasedOn, Subject: l.Subject, Class: l.Class, ArchiveOfferedOn: l.ArchiveOfferedOn, ArchiveDecision: l.ArchiveDecision}
			pending = append(pending, PendingErasure{erasure, l.Before})
		}
	}
	return pending, nil
}

// listedErasures returns what the lists hold about the file, the latest first.
func (s *Store) listedErasures(began string) ([]listedErased, error) {
	entries, err := os.ReadDir(filepath.Dir(s.path))
	if err != nil && !errors.Is(err, fs.ErrPermission) {
		return nil, fmt.Errorf("look for lists of erasures: %w", err)
	}
	paths := []string{s.keptListPath(began)}
	for _, entry := range entries {
		if strings.HasSuffix(entry.Name(), erasureListSuffix) {
			paths = append(paths, filepath.Join(filepath.Dir(s.path), entry.Name()))
		}
	}
	var all []listedErased
	for _, path := range paths {
		list, err := readErasureList(path)
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
