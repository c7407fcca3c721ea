package command

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// The list is written, filled in, shown, taken over; the second time there is nothing new.
func TestAttendanceReadBack(t *testing.T) {
	folder := demo(t)
	list := filepath.Join(folder, "Liste.xlsx")
	command := func(args ...string) ran {
		return run(t, append([]string{"--db", filepath.Join(folder, "rundertisch.db"), "attendance", "--meeting", "1"}, args...)...)
	}
	command("--out", list, "--kind", "filled").want(t, 0, "Liste.xlsx", "")
	file, err := excelize.OpenFile(list)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	heads, err := file.SearchSheet("Anwesenheit", "Gekommen")
	if err != nil || len(heads) != 1 {
		t.Fatal(heads, err)
	}
	_, head, err := excelize.CellNameToCoordinates(heads[0])
	if err != nil {
		t.Fatal(err)
	}
	row := head + 1
	fill := func(title string, value any) {
		found, err := file.SearchSheet("Anwesenheit", title)
		if err != nil || len(found) == 0 {
			t.Fatal(title, err)
		}
		column, _, err := excelize.CellNameToCoordinates(found[0])
		if err != nil {
			t.Fatal(err)
		}
		cell, err := excelize.CoordinatesToCellName(column, row)
		if err == nil {
			err = file.SetCellValue("Anwesenheit", cell, value)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	fill("Status", "online")
	fill("Gekommen", "18.05")
	if err := file.Save(); err != nil {
		t.Fatal(err)
	}
	command("--read-back", list).want(t, 0, "Mit --apply wird es übernommen", "")
	command("--read-back", list, "--json").want(t, 0, `"applied": false`, "")
	shown := command("--read-back", list, "--apply", "--json")
	var told readBackResult
	if err := json.Unmarshal([]byte(shown.stdout), &told); err != nil || !told.Applied || len(told.Changes) != 2 || told.Changes[0].To != "online" || told.Changes[1].To != "18:05" {
		t.Errorf("%v: %s", err, shown.stdout)
	}
	command("--read-back", list, "--apply").want(t, 0, "nichts Neues", "")
	run(t, "--db", filepath.Join(folder, "rundertisch.db"), "undo").want(t, 0, "Anwesenheitsliste der 1. Sitzung eingelesen: 2 Änderungen bei 1 Person", "")
	command("--read-back", list).want(t, 0, "online", "")

	command().want(t, 2, "", "--out")
	command("--out", list, "--read-back", list).want(t, 2, "", "")
	command("--out", list, "--apply").want(t, 2, "", "gehören zu --read-back")
	command("--read-back", list, "--kind", "sign").want(t, 2, "", "gehört zu --out")
	command("--read-back", filepath.Join(folder, "rundertisch.db")).want(t, 1, "", "beschädigt")
	if r := command("--read-back", filepath.Join(folder, "fehlt.xlsx")); r.exit != 1 || !strings.Contains(r.stderr, "die Datei gibt es nicht") {
		t.Errorf("%+v", r)
	}
}
