package reading

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"fmt"
	"strings"
	"testing"
)

func TestValues(t *testing.T) {
	for text, want := range map[string]string{
		"12": "12", "-.5": "-.5", "7 0 R": "7 0 R", "[1 0 R 2 3]": "[1 0 R 2 3]", "/A#20b": "/A#20b", "/": "/", "true": "true", "null": "null",
		"<</B 1/A(x)>>": "<</A <78> /B 1>>", "<</A null>>": "<<>>", "<4 1 4>": "<4140>", "(a(b)c\\)\\n\\101\\\r\nd)": "<6128622963290A4164>",
		"% note\n [ % note\r 1 ]": "[1]", "(\\7\\18)": "<070138>", "<</A/B/C[]>>": "<</A /B /C []>>", "1 0 Rx": "1", "/\xe4": "/#E4",
	} {
		value, err := NewParser([]byte(text)).Value()
		if got := string(Append(nil, value)); err != nil || got != want {
			t.Errorf("%q is read as %q (%v), want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"", "[1", "<<", "<</A", "<<1 2>>", "(a", "<41", ")", ">>", "obj", strings.Repeat("[", 1000)} {
		if value, err := NewParser([]byte(text)).Value(); err == nil {
			t.Errorf("%q is read as %v", text, value)
		}
	}
}

func packed(data string) []byte {
	var out bytes.Buffer
	w := zlib.NewWriter(&out)
	_, _ = w.Write([]byte(data)) // a bytes.Buffer takes everything
	_ = w.Close()
	return out.Bytes()
}

// catalogue returns the catalogue of a file as text.
func catalogue(t *testing.T, file string) string {
	t.Helper()
	f, err := Open([]byte(file))
	if err != nil {
		t.Fatalf("%v\n%q", err, file)
	}
	return string(Append(nil, f.Catalogue()))
}

func TestFilesOfAllKinds(t *testing.T) {
	stream := func(entries string, data []byte) string {
		return fmt.Sprintf("<<%s /Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
	}
	inStream := packed("1 0 2 9 <</V 1>>  (two)")
	for name, file := range map[string]string{
		"table":             "%PDF-1.4\n1 0 obj<</V 1>>endobj trailer<</Root 1 0 R>>",
		"changed later":     "%PDF-1.4\n1 0 obj<</V 0>>endobj\ntrailer<</Root 1 0 R>>\n1 0 obj <</V 1>>\nendobj",
		"stream of objects": "%PDF-1.5\n3 0 obj\n" + stream("/Type /ObjStm /N 2 /First 8 /Filter /FlateDecode", inStream) + "\nendobj\n4 0 obj" + stream("/Type/XRef /Root 1 0 R", nil) + "endobj",
		"wrong length":      "%PDF-1.5\n2 0 obj<</Length 9>>stream\nab\nendstream endobj\n1 0 obj<</V 1>>endobj trailer<</Root 1 0 R>>",
		"no objects inside": "%PDF-1.5\n2 0 obj" + stream("", []byte("1 0 obj<</V 0>>endobj")) + "endobj\n1 0 obj<</V 1>>endobj trailer<</Root 1 0 R>>",
	} {
		if got := catalogue(t, file); got != "<</V 1>>" {
			t.Errorf("%s: %s", name, got)
		}
	}
	f, err := Open([]byte("%PDF-1.4\n2 0 obj<</Length 3 0 R>>stream\nab endstream cd\nendstream endobj 3 0 obj 15 endobj\ntrailer<</Root 2 0 R>>"))
	if err != nil {
		t.Fatal(err)
	}
	if stream := f.Resolved(Ref(2)).(*Stream); string(stream.Data) != "ab endstream cd" {
		t.Errorf("a stream whose length stands elsewhere is %q", stream.Data)
	}
}

func TestFilters(t *testing.T) {
	ascii := make([]byte, ascii85.MaxEncodedLen(5))
	ascii = ascii[:ascii85.Encode(ascii, []byte("Hallo"))]
	f := &File{}
	for name, test := range map[string]struct {
		filter, settings Value
		data             []byte
		want             string
	}{
		"none":      {nil, nil, []byte("Hallo"), "Hallo"},
		"flate":     {Name("FlateDecode"), nil, packed("Hallo"), "Hallo"},
		"hex":       {Name("ASCIIHexDecode"), nil, []byte("48 61 6C6c6F>"), "Hallo"},
		"ascii85":   {Array{Name("ASCII85Decode")}, nil, append(ascii, "~>"...), "Hallo"},
		"two":       {Array{Name("AHx"), Name("Fl")}, nil, fmt.Appendf(nil, "%x>", packed("Hallo")), "Hallo"},
		"predicted": {Name("FlateDecode"), Dict{"Predictor": Number("12"), "Columns": Number("3")}, packed("\x02abc\x02\x01\x01\x01\x01a\x01\x01\x00xyz\x04\x01\x00\x00\x03\x01\x01\x01"), "abcbcdabcxyzyyz=\\l"},
		"lzw":       {Name("LZWDecode"), nil, []byte{0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01}, "-----A---B"},
	} {
		got, err := f.Decoded(&Stream{Dict{"Filter": test.filter, "DecodeParms": test.settings}, test.data})
		if err != nil || string(got) != test.want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	for name, stream := range map[string]*Stream{
		"unknown": {Dict{"Filter": Name("X")}, nil}, "damaged": {Dict{"Filter": Name("FlateDecode")}, []byte("no zlib")},
		"prediction": {Dict{"Filter": Name("FlateDecode"), "DecodeParms": Dict{"Predictor": Number("2")}}, packed("abc")},
	} {
		if got, err := f.Decoded(stream); err == nil {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A small file must not fill the memory.
func TestUnpackingHasALimit(t *testing.T) {
	f := &File{opened: decodedLimit - 10}
	if got, err := f.Decoded(&Stream{Dict{"Filter": Name("FlateDecode")}, packed(strings.Repeat("a", 1000))}); err == nil {
		t.Errorf("%d bytes", len(got))
	}
}

func TestPagesInherit(t *testing.T) {
	f, err := Open([]byte("%PDF-1.4\n1 0 obj<</Pages 2 0 R>>endobj 2 0 obj<</Kids[3 0 R 4 0 R 2 0 R]/MediaBox[0 0 10 20]/Rotate -90/Resources<</A 1>>>>endobj " +
		"3 0 obj<</Type/Page/Contents[5 0 R 5 0 R]>>endobj 4 0 obj<</Kids[6 0 R]/Rotate 450>>endobj 5 0 obj<</Length 1>>stream\nq\nendstream endobj " +
		"6 0 obj<</Type/Page/MediaBox[30 40 0 0]/UserUnit 2>>endobj trailer<</Root 1 0 R>>"))
	if err != nil {
		t.Fatal(err)
	}
	pages := f.Pages()
	if len(pages) != 2 || pages[0].Rotate != 270 || pages[1].Rotate != 90 || pages[1].Boxes["MediaBox"] != [4]float64{0, 0, 60, 80} || pages[1].Resources["A"] != Number("1") {
		t.Fatalf("%+v", pages)
	}
	if content, err := f.Content(pages[0]); err != nil || string(content) != "q\nq\n" {
		t.Errorf("content %q, %v", content, err)
	}
}

func TestWithoutMarks(t *testing.T) {
	for content, want := range map[string]string{
		"/P <</MCID 0>> BDC BT (a) Tj ET EMC":               "BT\n(a) Tj\nET\n",
		"/Artifact BMC 0 0 m EMC /X MP /Y /Z DP S":          "0 0 m\nS\n",
		"q BI /W 1 /H 1 ID xEIy EI z\x01 EI Q":              "q\nBI /W 1 /H 1 ID xEIy EI z\x01 EI\nQ\n",
		"[(a) -20 (b)] TJ % note\n/F1 12 Tf 1 0 R f* (EMC)": "[(a) -20 (b)] TJ\n% note\n/F1 12 Tf\n1 0 R\nf*\n",
	} {
		var words []string
		got, err := WithoutMarks([]byte(content), func(word Keyword) { words = append(words, string(word)) })
		if err != nil || string(got) != want {
			t.Errorf("%q becomes %q (%v), want %q", content, got, err, want)
		}
		if strings.Contains(strings.Join(words, " "), "EMC") {
			t.Errorf("%q tells %q", content, words)
		}
	}
}

func TestCopyKeepsCircles(t *testing.T) {
	f, err := Open([]byte("%PDF-1.4\n9 0 obj<</Self 9 0 R/Next 4 0 R/Gone 5 0 R>>endobj 4 0 obj[9 0 R]endobj trailer<</Root 9 0 R>>"))
	if err != nil {
		t.Fatal(err)
	}
	c := Copier{From: f, First: 3}
	root, err := c.Copy(Ref(9))
	if err != nil || root != Ref(3) || len(c.Objects) != 2 {
		t.Fatalf("%v, %v, %v", root, c.Objects, err)
	}
	if got := string(Append(nil, Array(c.Objects))); got != "[<</Next 4 0 R /Self 3 0 R>> [3 0 R]]" {
		t.Errorf("copied %s", got)
	}
	if _, err := (&Copier{From: f, Limit: 1}).Copy(Ref(9)); err == nil {
		t.Error("the limit does not hold")
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte("%PDF-1.4\n1 0 obj<</Pages 2 0 R>>endobj 2 0 obj<</Kids[3 0 R]>>endobj 3 0 obj<</Type/Page/Contents 4 0 R>>endobj 4 0 obj<</Length 1>>stream\nq\nendstream endobj trailer<</Root 1 0 R>>"))
	f.Add([]byte("%PDF-1.5\n3 0 obj<</Type/ObjStm/N 1/First 4/Length 8>>stream\n1 0 <<>>\nendstream endobj 4 0 obj<</Type/XRef/Root 1 0 R/Length 0>>stream\n\nendstream endobj"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Open(data)
		if err != nil {
			return
		}
		for _, page := range file.Pages() {
			if content, err := file.Content(page); err == nil {
				_, _ = WithoutMarks(content, nil) // must not panic
			}
			_, _ = (&Copier{From: file, Limit: 1000}).Copy(page.Resources)
		}
	})
}
