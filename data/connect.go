package data

// This file opens connections: which SQLite settings apply to whom, and how a path becomes a data source.

import (
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"runtime"
	"strings"

	_ "modernc.org/sqlite" // registers the driver
)

// connection is one way of using the file.
type connection struct {
	parameters  string
	connections int
}

// busyMilliseconds is how long a connection waits for another one: longer than any action of ours takes, shorter than patience.
const busyMilliseconds = "5000"

var (
	// A rollback journal and a full sync survive a crash and work on network drives, where a write-ahead log does not. The cache never
	// spills into the file before the commit, so that pages can read while an action writes. secure_delete overwrites what is erased.
	writingConnection = connection{"mode=rw&_txlock=immediate" + pragmas(
		"busy_timeout("+busyMilliseconds+")", "journal_mode(DELETE)", "synchronous(FULL)", "foreign_keys(ON)", "secure_delete(ON)",
		"cache_spill(OFF)", "temp_store(MEMORY)", "cell_size_check(ON)"), 1}

	// mode=rw although it only reads: after a crash of the writer any connection must be able to roll back what it left.
	readingConnection = connection{"mode=rw" + pragmas(
		"busy_timeout("+busyMilliseconds+")", "query_only(ON)", "temp_store(MEMORY)", "cell_size_check(ON)",
		"cache_size(-32768)"), 4} // KiB: a large file is read again and again, after every change

	// A file that nobody knows yet needs no journal.
	buildingConnection = connection{"mode=rwc&_txlock=immediate" + pragmas(
		"journal_mode(MEMORY)", "synchronous(OFF)", "foreign_keys(ON)", "secure_delete(ON)", "temp_store(MEMORY)"), 1}

	// A copy is made by a connection of its own: VACUUM INTO counts as writing.
	copyingConnection = connection{"mode=rw" + pragmas("busy_timeout("+busyMilliseconds+")", "temp_store(MEMORY)"), 1}
)

func pragmas(list ...string) string {
	var b strings.Builder
	for _, pragma := range list {
		b.WriteString("&_pragma=")
		b.WriteString(pragma)
	}
	return b.String()
}

func connect(path string, how connection) (*sql.DB, error) {
	db, err := sql.Open("sqlite", dataSource(path, runtime.GOOS == "windows")+"?"+how.parameters)
	if err != nil {
		return nil, fmt.Errorf("connect to %q: %w", path, err)
	}
	db.SetMaxOpenConns(how.connections)
	db.SetMaxIdleConns(how.connections)
	return db, nil
}

// dataSource turns an absolute path into a URI as https://www.sqlite.org/uri.html describes it: 'C:\Daten\a b.db' becomes
// 'file:///C:/Daten/a%20b.db', '\\server\share\a.db' becomes 'file:////server/share/a.db'.
func dataSource(path string, windows bool) string {
	if windows {
		if rest, found := strings.CutPrefix(path, `\\?\UNC\`); found {
			path = `\\` + rest
		}
		path = strings.ReplaceAll(strings.TrimPrefix(path, `\\?\`), `\`, "/")
		if !strings.HasPrefix(path, "/") {
			path = "/" + path
		}
	}
	return "file://" + (&url.URL{Path: path}).EscapedPath()
}

// syncFile makes sure that the file is on the disk.
func syncFile(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("sync: %w", err)
	}
	if err := file.Sync(); err != nil {
		_ = file.Close()
		return fmt.Errorf("sync: %w", err)
	}
	return file.Close()
}
