package pdf

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"rundertisch/reports/page"
)

var (
	body = page.Style{Size: 11}
	made = time.Date(2021, 2, 22, 10, 30, 0, 0, time.FixedZone("", 3600))
)

// names are what the house must be able to write.
var names = []string{
	"Đỗ Thị Hằng", "Łukasz Żółć", "Şükrü Öztürk", "Ñuñez", "Nguyễn", "Ελένη", "Олександр", "STRAẞE ẞ", "Ștefan Țîrlea", "İsmail Anıl",
	"Þór Æsir Øre", norm.NFD.String("Müller Ağca"), "M̂ C̆ J̌", "გიორგი", "Արմեն", "{nb}", "AVATAR Tom Wagner Yvonne", "a(b)\\c)(", "Ĩa Ŝb čc Čd Шe ќf Ḩg Ċh",
	"10\u00a0000\u00a0€", "„Runder Tisch“ – …",
}

// lines sets texts below each other, each a paragraph.
func lines(texts ...string) page.Page {
	set := page.NewTypesetter()
	sheet := page.Page{Width: page.A4Width, Height: page.A4Height}
	for i, text := range texts {
		line := set.Line(25, 30+8*float64(i), text, body)
		line.Block = i + 1
		sheet.Items = append(sheet.Items, line)
	}
	return sheet
}

func write(t testing.TB, doc Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(context.Background(), &out, doc); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func document(pages ...page.Page) Document {
	return Document{Title: "Einladung – Łódź", Author: "Stelle für interkulturelle Arbeit", Subject: "Runder Tisch", Made: made, Pages: pages}
}

func TestTextComesOutAsItWentIn(t *testing.T) {
	data := write(t, document(lines(names...)))
	var want strings.Builder
	for _, name := range names {
		want.WriteString(norm.NFC.String(name))
	}
	if got := joined(open(t, data).texts(t, 0)); got != want.String() {
		t.Errorf("the file says %q, want %q", got, want.String())
	}
	tool, err := exec.LookPath("pdftotext")
	if err != nil {
		return // the file has been read above; the tool is a second opinion
	}
	path := t.TempDir() + "/names.pdf"
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(tool, "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	extracted := strings.Split(string(out), "\n")
	for _, name := range names {
		// The tool writes a no-break space as a blank, whoever made the file.
		if want := strings.ReplaceAll(norm.NFC.String(name), "\u00a0", " "); !contains(extracted, want) {
			t.Errorf("pdftotext does not say %q but\n%s", want, out)
		}
	}
}

func contains(lines []string, text string) bool {
	for _, line := range lines {
		if line == text || norm.NFC.String(line) == text {
			return true
		}
	}
	return false
}

func TestPiecesStandWhereThePageSays(t *testing.T) {
	sheet := lines("AVATAR", "Müller", "M̂ Ελένη გ")
	var want []page.Piece
	for _, item := range sheet.Items {
		want = append(want, item.(page.Text).Pieces...)
	}
	got := open(t, write(t, document(sheet))).texts(t, 0)
	if len(got) != len(want) {
		t.Fatalf("%d pieces in the file, %d on the page", len(got), len(want))
	}
	for i := range want {
		// The file keeps hundredths of a point, 0.0035 mm.
		if math.Abs(got[i].x-want[i].X) > 0.004 || math.Abs(got[i].y-want[i].Y) > 0.004 || got[i].text != want[i].Text || got[i].size != 11 {
			t.Errorf("piece %d: %+v, want %+v", i, got[i], want[i])
		}
	}
}

// What no font has is seen as U+FFFD and never breaks the file.
func TestStrangeTextNeverBreaksTheFile(t *testing.T) {
	for text, want := range map[string]string{
		"Hallo 😀 Welt": "Hallo \ufffd Welt", "王伟": "\ufffd\ufffd", "a\xff\xfeb": "a\ufffdb", "أحمد": "أحمد", "דוד": "דוד", "\U00010000": "\ufffd", "": "",
		"a\x00b\tc\nd": "ab c d", "\uffff": "\ufffd", "a\u00adb\u200d\ufeffc": "abc",
	} {
		if got := joined(open(t, write(t, document(lines(text)))).texts(t, 0)); got != want {
			t.Errorf("%q came out as %q, want %q", text, got, want)
		}
	}
}

func TestLineEndsKeepTheirBlank(t *testing.T) {
	set := page.NewTypesetter()
	sheet := page.Page{Width: page.A4Width, Height: page.A4Height}
	text := "Der Unterricht findet montags bis freitags statt und ist kostenlos"
	for i, row := range page.Rows(set.Break([]page.Span{{Text: text, Style: body}}, 40), 25, 5, page.Paragraph, 1) {
		for _, item := range row.Items {
			sheet.Items = append(sheet.Items, page.Move(item, 0, 30+5*float64(i)))
		}
	}
	f := open(t, write(t, document(sheet)))
	if got := joined(f.texts(t, 0)); got != text {
		t.Errorf("read aloud: %q", got)
	}
	if n := strings.Count(f.content(t, 0), "BDC"); n != 1 {
		t.Errorf("one paragraph has %d marks", n)
	}
}

func sample() Document {
	sheet := lines(names...)
	set := page.NewTypesetter()
	heading := set.Line(25, 220, "Benennung", page.Style{Face: page.Bold, Size: 12, Color: 0x224488})
	heading.Role, heading.Block = page.Heading, 100
	sheet.Items = append(sheet.Items, heading)
	for i := range 2 {
		for j, text := range []string{"• ", fmt.Sprintf("Punkt %d", i)} {
			item := set.Line(25+5*float64(j), 230+float64(i)*5, text, body)
			item.Role, item.Block = page.ListItem, 101+i
			sheet.Items = append(sheet.Items, item)
		}
	}
	for i := range 4 {
		cell := set.Line(25+float64(i%2)*40, 245+float64(i/2)*5, fmt.Sprintf("Zelle %d", i), page.Style{Size: 11, Face: page.Face(1 - i/2)})
		cell.Role, cell.Block = page.TableCell, 110+i
		sheet.Items = append(sheet.Items, cell)
	}
	sheet.Items = append(sheet.Items, page.Rule{X1: 5, Y1: 105, X2: 10, Y2: 105, Width: 0.2}, page.Box{X: 120, Y: 250, Width: 20, Height: 10, Filled: true, Fill: 0xEEEEEE, Line: 0.3, LineColor: 0xFF0000})
	footer := set.Line(25, 290, "Seite 1 von 2", page.Style{Size: 8})
	footer.Role = page.Artifact
	sheet.Items = append(sheet.Items, footer, page.Image{X: 150, Y: 250, Width: 20, Height: 20, Data: picturePNG(), Alt: "Wappen"})
	doc := document(sheet, lines("zweite Seite"), lines("zweiter Brief"))
	doc.Bookmarks = []Bookmark{{"BA 1 · Altstadt-Lehel 😀", 0}, {"BA 2", 2}}
	return doc
}

func picturePNG() []byte {
	picture := image.NewNRGBA(image.Rect(0, 0, 8, 8))
	for i := range 64 {
		picture.Set(i%8, i/8, color.NRGBA{uint8(i * 4), 0, 200, uint8(255 - i)})
	}
	var out bytes.Buffer
	_ = png.Encode(&out, picture)
	return out.Bytes()
}

func TestSameInputSameBytes(t *testing.T) {
	first := write(t, sample())
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if !bytes.Equal(write(t, sample()), first) {
				t.Error("the same document gave other bytes")
			}
		})
	}
	wg.Wait()
	if hash := os.Getenv("WANT_PDF_HASH"); hash != "" { // this is the second process
		if got := fmt.Sprintf("%x", sha256.Sum256(first)); got != hash {
			t.Errorf("this process wrote %s, the other %s", got, hash)
		}
		return
	}
	second := exec.Command(os.Args[0], "-test.run=^TestSameInputSameBytes$")
	second.Env = append(os.Environ(), fmt.Sprintf("WANT_PDF_HASH=%x", sha256.Sum256(first)))
	if out, err := second.CombinedOutput(); err != nil {
		t.Errorf("second process: %v\n%s", err, out)
	}
}

func TestFileSaysWhatItIs(t *testing.T) {
	data := write(t, sample())
	if !bytes.HasPrefix(data, []byte("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")) || !bytes.HasSuffix(data, []byte("%%EOF\n")) {
		t.Error("header or end of the file are wrong")
	}
	f := open(t, data)
	catalogue, info := string(f.objects[f.root]), string(f.objects[f.info])
	for _, want := range []string{"/Lang (de-DE)", "/DisplayDocTitle true", "/MarkInfo <</Marked true>>", "/OutputIntents", "/Metadata", "/StructTreeRoot", "/Outlines"} {
		if !strings.Contains(catalogue, want) {
			t.Errorf("the catalogue lacks %s: %s", want, catalogue)
		}
	}
	for _, want := range []string{"/CreationDate (D:20210222103000+01'00')", "/Title " + textString("Einladung – Łódź")} {
		if !strings.Contains(info, want) {
			t.Errorf("the information lacks %s: %s", want, info)
		}
	}
	for _, want := range []string{"<pdfaid:part>2<", "<pdfuaid:part>1<", "Einladung – Łódź", "2021-02-22T10:30:00+01:00"} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("the metadata lacks %s", want)
		}
	}
	checkReferences(t, f)
	if bytes.Contains(data, []byte("/utf8")) {
		t.Error("a font keeps the name that gofpdf gave it")
	}
}

func TestDates(t *testing.T) {
	for want, zone := range map[string]*time.Location{
		"D:20210222103000Z": time.UTC, "D:20210222103000+01'00'": time.FixedZone("", 3600), "D:20210222103000-03'30'": time.FixedZone("", -12600),
	} {
		if got := pdfDate(time.Date(2021, 2, 22, 10, 30, 0, 0, zone)); got != want {
			t.Errorf("date %s, want %s", got, want)
		}
	}
}

func TestStructure(t *testing.T) {
	f := open(t, write(t, sample()))
	count := map[string]int{}
	for _, object := range f.objects {
		if bytes.HasPrefix(object, []byte("<</Type /StructElem /S /")) {
			count[strings.Fields(string(object[len("<</Type /StructElem /S /"):]))[0]]++
		}
	}
	for kind, want := range map[string]int{"Document": 1, "Sect": 2, "H1": 1, "P": len(names) + 2, "L": 1, "LI": 2, "Lbl": 2, "LBody": 2, "Table": 1, "TR": 2, "TH": 2, "TD": 2, "Figure": 1} {
		if count[kind] != want {
			t.Errorf("%d elements %s, want %d", count[kind], kind, want)
		}
	}
	content := f.content(t, 0)
	if opened, closed := strings.Count(content, "BDC")+strings.Count(content, "BMC"), strings.Count(content, "EMC"); opened != closed {
		t.Errorf("%d marks are opened, %d closed", opened, closed)
	}
	if !strings.Contains(content, "/Artifact BMC") {
		t.Error("rule and footer are no artifacts")
	}
}

func TestToUnicodeIsExact(t *testing.T) {
	table := string(toUnicode([]rune("aß")))
	if !strings.Contains(table, "2 beginbfchar\n<0061> <0061>\n<00DF> <00DF>\nendbfchar") {
		t.Errorf("table %s", table)
	}
	runes := make([]rune, 250)
	for i := range runes {
		runes[i] = rune('a' + i)
	}
	if n := strings.Count(string(toUnicode(runes)), "beginbfchar"); n != 3 {
		t.Errorf("250 runes are in %d groups", n)
	}
}

func TestProfileIsWellFormed(t *testing.T) {
	data := profile()
	if int(binary.BigEndian.Uint32(data)) != len(data) || string(data[36:40]) != "acsp" {
		t.Fatal("the header is wrong")
	}
	count := int(binary.BigEndian.Uint32(data[128:]))
	for i := range count {
		entry := data[132+12*i:]
		offset, length := int(binary.BigEndian.Uint32(entry[4:])), int(binary.BigEndian.Uint32(entry[8:]))
		if offset%4 != 0 || offset+length > len(data) || length == 0 {
			t.Errorf("tag %s at %d, %d bytes", entry[:4], offset, length)
		}
	}
}

func TestCancelWritesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	doc := document(lines("a"), lines("b"), lines("c"))
	var seen []int
	doc.Progress = func(done, total int) {
		seen = append(seen, done*10+total)
		if done == 2 {
			cancel()
		}
	}
	var out bytes.Buffer
	if err := Write(ctx, &out, doc); !errors.Is(err, context.Canceled) || out.Len() > 0 {
		t.Errorf("error %v, %d bytes", err, out.Len())
	}
	if fmt.Sprint(seen) != "[13 23]" {
		t.Errorf("progress %v", seen)
	}
}

func TestWrongDocuments(t *testing.T) {
	for name, doc := range map[string]Document{
		"no page":         {},
		"no size":         document(page.Page{}),
		"bad bookmark":    {Pages: []page.Page{lines("a")}, Bookmarks: []Bookmark{{"x", 1}}},
		"no picture":      document(page.Page{Width: 210, Height: 297, Items: []page.Item{page.Image{Data: []byte("no picture")}}}),
		"size no number":  document(page.Page{Width: math.NaN(), Height: 297}),
		"nowhere":         document(page.Page{Width: 210, Height: 297, Items: []page.Item{page.Rule{X2: math.Inf(1)}}}),
		"rune over FFFF":  document(page.Page{Width: 210, Height: 297, Items: []page.Item{page.Text{Style: body, Pieces: []page.Piece{{Text: "😀"}}}}}),
		"damaged picture": document(page.Page{Width: 210, Height: 297, Items: []page.Item{page.Image{Data: picturePNG()[:60]}}}),
	} {
		var out bytes.Buffer
		if err := Write(context.Background(), &out, doc); err == nil || out.Len() > 0 {
			t.Errorf("%s: error %v, %d bytes", name, err, out.Len())
		}
	}
}

func TestPictures(t *testing.T) {
	picture, err := png.Decode(bytes.NewReader(picturePNG()))
	if err != nil {
		t.Fatal(err)
	}
	var jpg bytes.Buffer
	if err := jpeg.Encode(&jpg, picture, nil); err != nil {
		t.Fatal(err)
	}
	items := []page.Item{
		page.Image{X: 20, Y: 20, Width: 30, Height: 30, Data: picturePNG(), Alt: "Wappen"},
		page.Image{X: 60, Y: 20, Width: 30, Height: 30, Data: jpg.Bytes()},
		page.Image{X: 100, Y: 20, Width: 30, Height: 30, Data: picturePNG()},
	}
	data := write(t, document(page.Page{Width: page.A4Width, Height: page.A4Height, Items: items}))
	if n := bytes.Count(data, []byte("/Subtype /Image")); n != 2 {
		t.Errorf("%d pictures in the file, want each once", n)
	}
	if bytes.Contains(data, []byte("/SMask")) {
		t.Error("a picture is transparent")
	}
}

// Other tools agree, where they are.
func TestOtherReaders(t *testing.T) {
	path := t.TempDir() + "/sample.pdf"
	if err := os.WriteFile(path, write(t, sample()), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, check := range []struct{ tool, argument, want string }{
		{"qpdf", "--check", "No syntax or stream encoding errors found"},
		{"pdfinfo", "-struct-text", "\"Benennung\""},
	} {
		tool, err := exec.LookPath(check.tool)
		if err != nil {
			continue // TestFileSaysWhatItIs and TestStructure look themselves
		}
		out, err := exec.Command(tool, check.argument, path).CombinedOutput()
		if err != nil || !strings.Contains(string(out), check.want) {
			t.Errorf("%s: %v\n%s", check.tool, err, out)
		}
	}
}

func FuzzWrite(f *testing.F) {
	for _, name := range append(names, "😀", "أحمد", "a\xff", "") {
		f.Add(name, 11.0, 25.0)
	}
	f.Add("Müller", -3.0, math.Inf(1))
	f.Fuzz(func(t *testing.T, text string, size, x float64) {
		set := page.NewTypesetter()
		line := set.Line(x, 50, text, page.Style{Size: size})
		doc := Document{Title: text, Author: text, Made: made, Pages: []page.Page{{Width: page.A4Width, Height: page.A4Height, Items: []page.Item{line}}},
			Bookmarks: []Bookmark{{Title: text}}}
		var out bytes.Buffer
		if err := Write(context.Background(), &out, doc); err != nil {
			if finite(line) {
				t.Fatal(err)
			}
			return
		}
		if size > 1 && size < 100 && x > 0 && x < 200 {
			want := pieceText(line.Pieces)
			if got := joined(open(t, out.Bytes()).texts(t, 0)); got != want {
				t.Fatalf("%q came out as %q", want, got)
			}
		}
	})
}

func pieceText(pieces []page.Piece) string {
	var text strings.Builder
	for _, piece := range pieces {
		text.WriteString(piece.Text)
	}
	return text.String()
}

// TestMain lets a developer keep the sample for looking at it: KEEP_SAMPLE=sample.pdf go test ./reports/pdf
func TestMain(m *testing.M) {
	if path := os.Getenv("KEEP_SAMPLE"); path != "" {
		var out bytes.Buffer
		if err := Write(context.Background(), &out, sample()); err != nil {
			panic(err)
		}
		if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}
