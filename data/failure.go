package data

// This file turns what SQLite and the operating system report into German sentences that say what to do.

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// ErrNotFound says that no row has the number asked for.
var ErrNotFound = errors.New("row not found")

// damaged says that the check of the file found something.
type damaged struct{ finding string }

func (d *damaged) Error() string { return "damaged database: " + d.finding }

// explanations says, by SQLite's primary result code, what the user can do.
var explanations = map[int]string{
	sqlite3.SQLITE_FULL: "Der Datenträger mit „%s“ ist voll. Diese Eingabe wurde nicht gespeichert, alles Frühere ist erhalten. " +
		"Bitte Platz schaffen und es noch einmal versuchen.",
	sqlite3.SQLITE_READONLY: "„%s“ darf hier nicht geändert werden. Diese Eingabe wurde nicht gespeichert, alles Frühere ist erhalten. " +
		"Bitte die Schreibrechte von Datei und Ordner prüfen.",
	sqlite3.SQLITE_PERM: "„%s“ darf hier nicht geändert werden. Bitte die Rechte von Datei und Ordner prüfen.",
	sqlite3.SQLITE_CANTOPEN: "„%s“ oder der Ordner darum lässt sich nicht öffnen. Nichts ging verloren. " +
		"Bitte prüfen, ob Laufwerk und Ordner erreichbar sind und Sie dort schreiben dürfen.",
	sqlite3.SQLITE_IOERR: "Beim Lesen oder Schreiben von „%s“ meldet der Datenträger einen Fehler. Diese Eingabe wurde nicht gespeichert, alles Frühere ist erhalten. " +
		"Bitte prüfen, ob das Laufwerk noch verbunden ist.",
	sqlite3.SQLITE_BUSY: "„%s“ wird gerade von einem anderen Programm benutzt. Diese Eingabe wurde nicht gespeichert. " +
		"Bitte einen Augenblick warten und es noch einmal versuchen.",
	sqlite3.SQLITE_CORRUPT: textDamaged,
	sqlite3.SQLITE_NOTADB:  textDamaged,
}

const textDamaged = "Die Datenbank „%s“ ist beschädigt. Bitte nicht weiter darin arbeiten, sondern die letzte Sicherung öffnen."

// explain makes a *Mistake of an error that the user can mend, and returns every other error as it is.
func explain(path string, err error) error {
	var mistake *Mistake
	if err == nil || errors.As(err, &mistake) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	var harm *damaged
	if errors.As(err, &harm) {
		return &Mistake{Text: fmt.Sprintf(textDamaged, path), Cause: err}
	}
	if text, found := explanations[resultCode(err)]; found {
		return &Mistake{Text: fmt.Sprintf(text, path), Cause: err}
	}
	if errors.Is(err, syscall.ENOSPC) {
		return &Mistake{Text: fmt.Sprintf(explanations[sqlite3.SQLITE_FULL], path), Cause: err}
	}
	if errors.Is(err, fs.ErrPermission) {
		return &Mistake{Text: fmt.Sprintf(explanations[sqlite3.SQLITE_PERM], path), Cause: err}
	}
	var operation *fs.PathError
	if errors.As(err, &operation) {
		return &Mistake{Text: fmt.Sprintf(explanations[sqlite3.SQLITE_CANTOPEN], path), Cause: err}
	}
	return err
}

// resultCode returns SQLite's primary result code, 0 where the error is not SQLite's.
func resultCode(err error) int {
	var failure *sqlite.Error
	if !errors.As(err, &failure) {
		return 0
	}
	return failure.Code() & 0xff
}

func isMissingTable(err error) bool {
	return resultCode(err) == sqlite3.SQLITE_ERROR && strings.Contains(err.Error(), "no such table")
}
