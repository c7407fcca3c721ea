package workflow

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// What a killed program left is removed once nobody can be writing it; everything else stays.
func TestSweepLeftovers(t *testing.T) {
	folder := t.TempDir()
	now := time.Date(2026, 3, 3, 12, 0, 0, 0, time.UTC)
	put := func(age time.Duration, parts ...string) string {
		path := filepath.Join(append([]string{folder}, parts...)...)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("Sehr geehrte Frau Huber,"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
		return path
	}
	const day = 24 * time.Hour
	gone := []string{put(day, ".rundertisch-1.tmp"), put(day, "Lauf", ".rundertisch-2.tmp"), put(day, "Lauf", ".rundertisch-3.tmp"), put(day, "Briefe", ".rundertisch-4.tmp")}
	kept := []string{
		put(time.Minute, ".rundertisch-5.tmp"), put(day, "Briefe", "BA 01.pdf"), put(day, "notiz.tmp"), put(day, "a", "b", ".rundertisch-6.tmp"),
	}
	sweepLeftovers(folder, now)
	sweepLeftovers(filepath.Join(folder, "gibt es nicht"), now)
	for _, path := range append(gone, filepath.Join(folder, "Lauf")) {
		if exists(path) {
			t.Errorf("%s is still there", path)
		}
	}
	for _, path := range kept {
		if !exists(path) {
			t.Errorf("%s is gone", path)
		}
	}
}
