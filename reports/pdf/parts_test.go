package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"rundertisch/reports/page"
)

func parts(t testing.TB, docs []Document) [][]byte {
	t.Helper()
	var files [][]byte
	err := WriteEach(context.Background(), docs, func(number int, pdf []byte) error {
		if number != len(files) {
			t.Errorf("file %d comes as number %d", len(files), number)
		}
		files = append(files, pdf)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestEachFileHoldsItsOwn(t *testing.T) {
	wide := lines("quer")
	wide.Width, wide.Height = page.A4Height, page.A4Width
	docs := []Document{
		{Title: "eins", Made: made, Pages: []page.Page{lines("Đỗ Thị Hằng"), lines("", "Seite 2")}, Bookmarks: []Bookmark{{"Brief", 0}}},
		{Title: "zwei", Made: made, Pages: []page.Page{lines("Ελένη გ")}},
		{Title: "drei", Made: made, Pages: []page.Page{wide}},
	}
	want := [][]string{{"Đỗ Thị Hằng", "Seite 2"}, {"Ελένη გ"}, {"quer"}}
	files := parts(t, docs)
	if len(files) != len(docs) {
		t.Fatalf("%d files", len(files))
	}
	for i, data := range files {
		f := open(t, data)
		pages := pageObjects(f)
		if len(pages) != len(want[i]) {
			t.Fatalf("file %d has %d pages", i, len(pages))
		}
		for j, text := range want[i] {
			if got := joined(f.texts(t, j)); got != text {
				t.Errorf("file %d, page %d: %q", i, j, got)
			}
		}
		if !bytes.Contains(f.objects[f.info], []byte(textString(docs[i].Title))) {
			t.Errorf("file %d has the information %s", i, f.objects[f.info])
		}
		checkReferences(t, f)
	}
	if !bytes.Contains(open(t, files[2]).objects[pageObjects(open(t, files[2]))[0]], []byte("/MediaBox [0 0 841.89 595.28]")) {
		t.Error("the wide page lost its size")
	}
	for i, again := range parts(t, docs) {
		if !bytes.Equal(again, files[i]) {
			t.Errorf("file %d has other bytes the second time", i)
		}
	}
}

func TestEachKeepsPicturesApart(t *testing.T) {
	withPicture, without := lines("mit"), lines("ohne")
	withPicture.Items = append(withPicture.Items, page.Image{X: 20, Y: 100, Width: 20, Height: 20, Data: picturePNG(), Alt: "Scan"})
	files := parts(t, []Document{{Made: made, Pages: []page.Page{withPicture}}, {Made: made, Pages: []page.Page{without}}})
	if !bytes.Contains(files[0], []byte("/Subtype /Image")) || bytes.Contains(files[1], []byte("/Subtype /Image")) {
		t.Error("a file carries the picture of another, or lost its own")
	}
	same := parts(t, []Document{{Made: made, Pages: []page.Page{withPicture}}, {Made: made, Pages: []page.Page{withPicture}}})
	for i, data := range same {
		if !bytes.Contains(data, []byte("/Subtype /Image")) {
			t.Errorf("file %d lost the letterhead", i)
		}
		checkReferences(t, open(t, data))
	}
}

func TestEachStops(t *testing.T) {
	docs := []Document{document(lines("a")), document(lines("b"))}
	stop := errors.New("disk full")
	calls := 0
	if err := WriteEach(context.Background(), docs, func(int, []byte) error { calls++; return stop }); !errors.Is(err, stop) || calls != 1 {
		t.Errorf("error %v after %d calls", err, calls)
	}
	ctx, cancel := context.WithCancel(context.Background())
	calls = 0
	err := WriteEach(ctx, docs, func(int, []byte) error { calls++; cancel(); return nil })
	if !errors.Is(err, context.Canceled) || calls != 1 {
		t.Errorf("error %v after %d calls", err, calls)
	}
	if err := WriteEach(context.Background(), []Document{document(lines("a")), {}}, func(int, []byte) error { return nil }); err == nil {
		t.Error("a document without pages is no error")
	}
	if err := WriteEach(context.Background(), nil, nil); err != nil {
		t.Error(err)
	}
}

// BenchmarkWriteEach1000 measures 1,000 letters as files of their own, and in the same run how many times as long that takes as one file.
func BenchmarkWriteEach1000(b *testing.B) {
	var docs []Document
	pages := letters(1000)
	for i, sheet := range pages {
		docs = append(docs, Document{Title: fmt.Sprintf("Brief %d", i+1), Made: made, Pages: []page.Page{sheet}})
	}
	var each, whole time.Duration
	size := 0
	for b.Loop() {
		size = 0
		start := time.Now()
		if err := WriteEach(context.Background(), docs, func(_ int, pdf []byte) error { size += len(pdf); return nil }); err != nil {
			b.Fatal(err)
		}
		each += time.Since(start)
		start = time.Now()
		var out bytes.Buffer
		if err := Write(context.Background(), &out, Document{Made: made, Pages: pages}); err != nil {
			b.Fatal(err)
		}
		whole += time.Since(start)
	}
	b.ReportMetric(0, "ns/op") // both together say nothing
	b.ReportMetric(each.Seconds()*1000/float64(b.N), "ms/WriteEach")
	b.ReportMetric(float64(each)/float64(whole), "times-one-file")
	b.ReportMetric(float64(size)/1e6, "MB")
}
