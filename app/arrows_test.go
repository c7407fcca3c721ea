// Package app holds the rooms of the program; this test guards the arrows between them: who may import whom.
package app

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const module = "rundertisch"

// imported is one package of this module and what its files import, tests left aside.
type imported struct {
	ImportPath string
	Imports    []string
	Deps       []string
}

// arrows says which packages of this module a room may reach, directly or not.
var arrows = []struct {
	from    string // prefix of the path below the module
	allowed []string
}{
	{"assets", []string{"assets"}},
	{"data", []string{"data", "assets"}},
	{"reports", []string{"reports", "assets"}},
	{"app/workflow", []string{"app/workflow", "data", "reports", "assets"}},
	{"app/command", []string{"app/command", "app/workflow", "data", "reports", "assets"}},
	{"app/window", []string{"app/window", "app/workflow", "data", "reports", "assets"}},
}

// homes says where alone a library may be imported.
var homes = []struct {
	library string // prefix of the import path
	allowed []string
}{
	{"fyne.io/", []string{"app/window"}},
	{"database/sql", []string{"data"}},
	{"modernc.org/sqlite", []string{"data"}},
	{"github.com/jung-kurt/gofpdf", []string{"reports/pdf"}},
	{"github.com/xuri/excelize", []string{"reports/sheet", "data/transfer"}},
	{"github.com/ncruces/zenity", []string{"app/window"}},
	{"github.com/alecthomas/kong", []string{"app/command"}},
	{"github.com/yuin/goldmark", []string{"reports/letter"}},
	{"github.com/phpdave11/gofpdi", []string{"reports/pdf"}},
	{"github.com/klippa-app/go-pdfium", []string{"reports/pdf"}},
	{"github.com/speedata/hyphenation", []string{"reports"}},
	{"github.com/wneessen/go-mail", []string{"reports/mail"}},
	{"github.com/arran4/golang-ical", []string{"reports/calendar"}},
	{"github.com/emersion/go-vcard", []string{"reports/contacts", "data/transfer"}},
}

// exempt are parts of the standard library's database/sql that are no database: a type that knows how it is stored.
var exempt = map[string]bool{"database/sql/driver": true}

func TestArrowsPointDownward(t *testing.T) {
	packages := listPackages(t)
	if len(packages) < 8 {
		t.Fatalf("go list found only %d packages", len(packages))
	}
	for _, p := range packages {
		room := strings.TrimPrefix(p.ImportPath, module+"/")
		for _, rule := range arrows {
			if !within(room, rule.from) {
				continue
			}
			for _, dep := range p.Deps {
				target, own := strings.CutPrefix(dep, module+"/")
				if own && !withinAny(target, rule.allowed) {
					t.Errorf("%s reaches %s, which it must not", room, target)
				}
			}
		}
	}
}

func TestLibrariesStayInTheirHomes(t *testing.T) {
	for _, p := range listPackages(t) {
		room := strings.TrimPrefix(p.ImportPath, module+"/")
		for _, home := range homes {
			for _, path := range p.Imports {
				if strings.HasPrefix(path, home.library) && !exempt[path] && !withinAny(room, home.allowed) {
					t.Errorf("%s imports %s, whose home is %s", room, path, strings.Join(home.allowed, ", "))
				}
			}
		}
	}
}

func within(path, prefix string) bool { return path == prefix || strings.HasPrefix(path, prefix+"/") }

func withinAny(path string, prefixes []string) bool {
	for _, prefix := range prefixes {
		if within(path, prefix) {
			return true
		}
	}
	return false
}

func listPackages(t *testing.T) []imported {
	t.Helper()
	seeSources(t)
	out, err := exec.Command("go", "list", "-deps", "-json=ImportPath,Imports,Deps", "-tags", "ci", module+"/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var own []imported
	decoder := json.NewDecoder(bytes.NewReader(out))
	for {
		var p imported
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return own
		} else if err != nil {
			t.Fatal(err)
		}
		if p.ImportPath == module || strings.HasPrefix(p.ImportPath, module+"/") {
			own = append(own, p)
		}
	}
}

// seeSources opens every folder of the module, so that go test knows what these tests depend on and does not take an old result for a changed import.
func seeSources(t *testing.T) {
	t.Helper()
	err := filepath.WalkDir("..", func(_ string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && entry.Name() != ".." && strings.HasPrefix(entry.Name(), ".") {
			return fs.SkipDir
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
