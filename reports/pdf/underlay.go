package pdf

// Putting pages of letterheads under letters, with gofpdi. Each is in the file once, however many letters carry it.

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/phpdave11/gofpdi"

	"rundertisch/reports/page"
	"rundertisch/reports/pdf/reading"
)

// underlay is a page ready to lie under letters.
type underlay struct {
	name     string // of the drawing, among the resources
	form     *imported
	archival bool
}

// underlayKey tells underlays apart.
type underlayKey struct {
	hash          [sha256.Size]byte
	page          int
	width, height float64 // of the sheet, mm
}

// underlayStore prepares each underlay once.
type underlayStore struct {
	known map[underlayKey]*underlay
	list  []*underlay // in the order of their first use
}

func (s *underlayStore) get(item page.Underlay, hash [sha256.Size]byte, width, height float64) (*underlay, error) {
	key := underlayKey{hash, item.Page, width, height}
	if known, ok := s.known[key]; ok {
		return known, nil
	}
	source, pages, err := openLetterhead(item.Data)
	if err != nil {
		return nil, fmt.Errorf("underlay: %w", err)
	}
	single, err := singlePage(source, pages, item.Page)
	if err != nil {
		return nil, fmt.Errorf("underlay: %w", err)
	}
	form, err := importPage(single.file, 1, width, height)
	if err != nil {
		return nil, fmt.Errorf("underlay: %w", err)
	}
	result := &underlay{fmt.Sprintf("Underlay%d", len(s.list)+1), form, single.archival()}
	if s.known == nil {
		s.known = map[underlayKey]*underlay{}
	}
	s.known[key] = result
	s.list = append(s.list, result)
	return result, nil
}

// imported is a page as gofpdi made it: a drawing with everything it needs.
type imported struct {
	source         *reading.File
	root           reading.Ref
	scaleX, scaleY float64 // to fill the sheet
}

// importPage lets gofpdi make a drawing of a page (counted from 1). gofpdi panics where it does not expect what it finds; that becomes an error.
func importPage(file []byte, number int, width, height float64) (result *imported, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			result, err = nil, fmt.Errorf("gofpdi: %v", fault)
		}
	}()
	importer := gofpdi.NewImporter()
	var source io.ReadSeeker = bytes.NewReader(file)
	importer.SetSourceStream(&source)
	template := importer.ImportPage(number, "/MediaBox")
	importer.SetNextObjectID(1)
	roots := slices.Collect(maps.Values(importer.PutFormXobjects()))
	if len(roots) != 1 {
		return nil, fmt.Errorf("gofpdi made %d drawings of a page", len(roots))
	}
	// gofpdi orders objects and entries by chance. Read as a file, they can be copied in an order of their own.
	objects := importer.GetImportedObjects()
	var all bytes.Buffer
	all.WriteString("%PDF-1.4\n")
	for _, n := range slices.Sorted(maps.Keys(objects)) {
		fmt.Fprintf(&all, "%d 0 obj\n%s\nendobj\n", n, strings.TrimSuffix(objects[n], "endobj\n"))
	}
	fmt.Fprintf(&all, "trailer <</Root %d 0 R>>", roots[0])
	_, scaleX, scaleY, _, _ := importer.UseTemplate(template, 0, 0, width/page.MMPerPoint, height/page.MMPerPoint)
	result = &imported{root: reading.Ref(roots[0]), scaleX: scaleX, scaleY: scaleY}
	if result.source, err = reading.Open(all.Bytes()); err != nil {
		return nil, fmt.Errorf("what gofpdi made: %w", err)
	}
	if _, ok := result.source.Resolved(result.root).(*reading.Stream); !ok {
		return nil, fmt.Errorf("what gofpdi made is no drawing")
	}
	return result, nil
}

// addUnderlays adds the drawings to a file and their names to its resources.
func addUnderlays(f *file, underlays []*underlay) error {
	if len(underlays) == 0 {
		return nil
	}
	const resources = 2 // the number that gofpdf gives the resources of all pages
	start := []byte("/XObject <<\n")
	if !bytes.Contains(f.objects[resources], start) {
		return fmt.Errorf("the resources know no drawings: %q", f.objects[resources])
	}
	names := start
	for _, u := range underlays {
		copier := reading.Copier{From: u.form.source, First: len(f.objects), Change: inlined(u.form.source)}
		root, err := copier.Copy(u.form.root)
		if err != nil {
			return fmt.Errorf("underlay: %w", err)
		}
		for _, object := range copier.Objects {
			f.add(reading.Append(nil, object))
		}
		names = fmt.Appendf(slices.Clip(names), "/%s %s\n", u.name, reading.Append(nil, root))
	}
	f.objects[resources] = bytes.Replace(f.objects[resources], start, names, 1)
	return nil
}

// inlined puts single values in the place of references to them.
func inlined(source *reading.File) func(reading.Value, bool) (reading.Value, error) {
	return func(value reading.Value, _ bool) (reading.Value, error) {
		switch single := source.Resolved(value).(type) {
		case reading.Dict, reading.Array, *reading.Stream:
			return value, nil
		default:
			return single, nil
		}
	}
}
