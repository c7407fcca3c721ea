package command

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

func TestStatistics(t *testing.T) {
	db := filepath.Join(demo(t), "rundertisch.db")
	path := filepath.Join(t.TempDir(), "Auswertung")
	run(t, "--db", db, "--today", "2026-03-03", "statistics", "--out", path).want(t, 0, "Auswertung über 0 durchgeführte Sitzungen, 10 BA mit Lücken: "+path+".xlsx", "")
	if content, err := os.ReadFile(path + ".xlsx"); err != nil || !bytes.HasPrefix(content, []byte("PK")) {
		t.Errorf("no workbook: %v", err)
	}
	numbers := run(t, "--db", db, "--today", "2026-03-03", "statistics", "--json")
	var report statisticsLine
	if err := json.Unmarshal([]byte(numbers.stdout), &report); err != nil || len(report.Districts) != 25 || len(report.Gaps) != 10 || len(report.Members) != 10 {
		t.Errorf("%v: %+v", err, report)
	}
	run(t, "--db", db, "statistics").want(t, 2, "", "--out")
}
