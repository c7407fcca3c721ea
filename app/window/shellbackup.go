package window

// When the last copy of the open file was made, for the status bar. And drawing the window anew in another look.

import (
	"time"

	"rundertisch/app/window/host"
	"rundertisch/app/window/look"
	"rundertisch/data"
)

const (
	unsavedDays  = 3   // so long a file may have changes without any copy
	firstEntries = 100 // among so many the oldest entry of the history is looked for
)

// backupShown says when the open file was copied last, and whether that is too long ago: longer than copies are kept, or never though it has been worked with for days.
func (s *Shell) backupShown() (backupShown, error) {
	store := s.desk.Store
	at := store.BackedUpAt()
	if at.IsZero() {
		first, err := store.History(s.ctx, data.HistoryFilter{Before: firstEntries})
		if err != nil || len(first) == 0 {
			return backupShown{text: noBackup}, err
		}
		return neverCopied(first[len(first)-1].At, store.Now()), nil
	}
	days, err := s.desk.BackupDays(s.ctx)
	if err != nil {
		return backupShown{}, err
	}
	return copiedAt(at, store.Now(), days), nil
}

// backupShown is what the status bar tells of the last copy; warning is empty when all is well.
type backupShown struct{ text, warning string }

const noBackup = "noch keine Sicherung"

// neverCopied is told of a file whose changes began at a moment.
func neverCopied(changed, now time.Time) backupShown {
	if data.DateOf(changed.In(now.Location())).DaysUntil(data.DateOf(now)) >= unsavedDays {
		return backupShown{noBackup, "fehlt"}
	}
	return backupShown{text: noBackup}
}

// copiedAt is told of a file that was copied at a moment; days is how long copies are kept.
func copiedAt(at, now time.Time, days int) backupShown {
	at = at.In(now.Location())
	day, today := data.DateOf(at), data.DateOf(now)
	if day == today {
		return backupShown{text: "Sicherung heute " + at.Format("15:04")}
	}
	shown := backupShown{text: "Sicherung " + at.Format("02.01.2006")}
	if day.DaysUntil(today) > days {
		shown.warning = "veraltet"
	}
	return shown
}

// showBackups leads to where copies are made.
func (s *Shell) showBackups() { s.showTab("Datei") }

// showTab shows a tab of the settings.
func (s *Shell) showTab(name string) {
	s.Go(host.Settings, 0)
	if page, has := s.visible().(interface{ ShowTab(string) }); has {
		page.ShowTab(name)
	}
}

// Repaint draws the whole window anew in the look that is preferred, after what runs now, and comes back to where that is chosen.
func (s *Shell) Repaint() {
	s.bridge.toWindow(func() {
		if s.desk == nil || !s.leave() {
			return
		}
		s.applyLook()
		s.furnish()
		s.showTab("Darstellung")
	})
}

// applyLook puts the look that is preferred into use.
func (s *Shell) applyLook() {
	look.Use(s.app.Preferences().Bool(look.KeptContrast))
	s.app.Settings().SetTheme(look.Theme())
}
