// Package workflow is what the office does, in its own words: ask for nominations, record answers, plan meetings, invite, mark attendance, hand out
// letters and lists. Window and command line call the same functions, so everything can be done, scripted and tested without a window.
//
// Every action that changes something is one entry in the history and one step to undo.
package workflow

import (
	"context"
	"errors"
	"strings"

	"rundertisch/data"
)

// Desk is the clerk's desk: one open file and everything that can be done with it.
type Desk struct {
	Store *data.Store
}

// NewDesk returns a desk for an open store.
func NewDesk(store *data.Store) *Desk { return &Desk{Store: store} }

// Today is the day by the store's clock.
func (d *Desk) Today() data.Date { return d.Store.Today() }

// DeadlineDays returns how many days the addressees have to answer, from the settings.
func (d *Desk) DeadlineDays(ctx context.Context) (int, error) {
	text, err := setting(ctx, d.Store, data.SettingDeadlineDays)
	if err != nil {
		return 0, err
	}
	days, ok := parseDays(text)
	if !ok {
		return defaultDeadlineDays, nil
	}
	return days, nil
}

const (
	defaultDeadlineDays = 28
	longestDeadlineDays = 366
)

// SetDeadlineDays changes the setting; text is what a user typed.
func (d *Desk) SetDeadlineDays(ctx context.Context, text string) error {
	days, ok := parseDays(text)
	if !ok {
		return data.Mistakef("Die Frist muss eine Zahl von 1 bis %d Tagen sein.", longestDeadlineDays)
	}
	return d.SetSetting(ctx, "Frist geändert", data.SettingDeadlineDays, itoa(days))
}

// setting reads a setting; one that was never made is empty.
func setting(ctx context.Context, from data.Reader, key string) (string, error) {
	value, err := data.Setting(ctx, from, key)
	if errors.Is(err, data.ErrNotFound) {
		return "", nil
	}
	return value, err
}

// SetSetting changes one setting under a title for the history.
func (d *Desk) SetSetting(ctx context.Context, title, key, value string) error {
	return d.Store.Do(ctx, title, func(tx *data.Tx) error { return tx.SetSetting(key, value) })
}

// trimmed returns the text without blanks at its ends and without line ends inside.
func trimmed(text string) string {
	return strings.Join(strings.Fields(text), " ")
}
