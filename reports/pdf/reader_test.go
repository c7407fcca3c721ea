package pdf

// A small reader of the files this package writes, so that tests can look at places and texts without tools.

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"io"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"rundertisch/reports/page"
)

// shown is one piece of text in a content stream.
type shown struct {
	x, y float64 // mm from the top left corner
	size float64 // pt
	text string
}

// open reads a finished file by its cross-reference stream, and fails the test where the table or its parts are wrong.
func open(t testing.TB, data []byte) *file {
	t.Helper()
	table, err := numberAfter(data, []byte("startxref\n"))
	if err != nil {
		t.Fatal(err)
	}
	trailer, _, found := bytes.Cut(data[table:], []byte("stream\n"))
	if !found {
		t.Fatal("no cross-reference stream")
	}
	f := &file{}
	if f.root, err = numberAfter(trailer, []byte("/Root ")); err != nil {
		t.Fatal(err)
	}
	if f.info, err = numberAfter(trailer, []byte("/Info ")); err != nil {
		t.Fatal(err)
	}
	places := readPlaces(t, data[table:])
	if size, err := numberAfter(trailer, []byte("/Size ")); err != nil || size != len(places) {
		t.Fatalf("the table has %d entries and says %d (%v)", len(places), size, err)
	}
	f.objects = make([][]byte, len(places))
	for n, at := range places {
		if at.kind == placeInFile {
			rest := data[at.where:]
			end := bytes.Index(rest, []byte("\nendobj\n"))
			if f.objects[n], err = objectBody(rest[:end+len("\nendobj")], n); err != nil {
				t.Fatal(err)
			}
		}
	}
	for n, at := range places {
		if at.kind == placeInStream {
			f.objects[n] = fromStream(t, f.objects[at.where], n, int(at.index))
		}
	}
	return f
}

// readPlaces undoes what crossReferences does.
func readPlaces(t testing.TB, object []byte) []place {
	t.Helper()
	end := bytes.Index(object, []byte("\nendobj\n"))
	table := inflate(t, object[:end])
	var places []place
	var entry [placeLength]byte
	for ; len(table) > 0; table = table[placeLength+1:] {
		if table[0] != 2 || len(table) < placeLength+1 {
			t.Fatalf("entry %d of the table: %v", len(places), table)
		}
		for i := range entry {
			entry[i] += table[i+1]
		}
		places = append(places, place{entry[0], int(binary.BigEndian.Uint32(entry[1:])), entry[placeLength-1]})
	}
	return places
}

// fromStream takes an object out of a stream of objects.
func fromStream(t testing.TB, body []byte, n, index int) []byte {
	t.Helper()
	first, err := numberAfter(body[:bytes.Index(body, []byte("stream\n"))], []byte("/First "))
	if err != nil {
		t.Fatal(err)
	}
	data := inflate(t, body)
	numbers := strings.Fields(string(data[:first]))
	if numbers[2*index] != strconv.Itoa(n) {
		t.Fatalf("object %d of a stream is %s, the table says %d", index, numbers[2*index], n)
	}
	start, end := int(number64(t, numbers[2*index+1])), len(data)-first
	if 2*index+3 < len(numbers) {
		end = int(number64(t, numbers[2*index+3]))
	}
	return bytes.TrimSuffix(data[first+start:first+end], []byte("\n"))
}

var (
	reference = regexp.MustCompile(`(\d+) 0 R`)
	setFont   = regexp.MustCompile(`/F\S+ ([\d.]+) Tf`)
	moveText  = regexp.MustCompile(`BT ([-\d.]+) ([-\d.]+) Td \(`)
)

// content returns the content stream of a page, counted from 0.
func (f *file) content(t testing.TB, number int) string {
	t.Helper()
	n, err := strconv.Atoi(string(contentsRef.FindSubmatch(f.objects[pageObjects(f)[number]])[1]))
	if err != nil {
		t.Fatal(err)
	}
	return string(inflate(t, f.objects[n]))
}

func inflate(t testing.TB, body []byte) []byte {
	t.Helper()
	r, err := zlib.NewReader(bytes.NewReader(streamData(body)))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// texts reads the pieces of a page in the order of the file.
func (f *file) texts(t testing.TB, number int) []shown {
	t.Helper()
	var pieces []shown
	size := 0.0
	for rest := f.content(t, number); rest != ""; {
		font := setFont.FindStringSubmatchIndex(rest)
		text := moveText.FindStringSubmatchIndex(rest)
		if font != nil && (text == nil || font[0] < text[0]) {
			size = number64(t, rest[font[2]:font[3]])
			rest = rest[font[1]:]
			continue
		}
		if text == nil {
			break
		}
		x, y := number64(t, rest[text[2]:text[3]]), number64(t, rest[text[4]:text[5]])
		decoded, after := literalString(rest[text[1]:])
		rest = after
		pieces = append(pieces, shown{x * page.MMPerPoint, page.A4Height - y*page.MMPerPoint, size, decoded})
	}
	return pieces
}

func number64(t testing.TB, text string) float64 {
	t.Helper()
	number, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return number
}

// literalString decodes a string of UTF-16 codes up to its closing parenthesis.
func literalString(text string) (decoded, rest string) {
	var raw []byte
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
			if text[i] == 'r' {
				raw = append(raw, '\r')
			} else {
				raw = append(raw, text[i])
			}
		case ')':
			units := make([]uint16, len(raw)/2)
			for j := range units {
				units[j] = uint16(raw[2*j])<<8 | uint16(raw[2*j+1])
			}
			return string(utf16.Decode(units)), text[i+1:]
		default:
			raw = append(raw, text[i])
		}
	}
	return "", ""
}

// joined is all text of a page in the order of the file.
func joined(pieces []shown) string {
	var all strings.Builder
	for _, piece := range pieces {
		all.WriteString(piece.text)
	}
	return all.String()
}

// checkReferences finds references to objects that are not there.
func checkReferences(t testing.TB, f *file) {
	t.Helper()
	for n, object := range f.objects[1:] {
		dictionary, _, _ := bytes.Cut(object, []byte("stream\n"))
		for _, match := range reference.FindAllSubmatch(dictionary, -1) {
			if to := int(number64(t, string(match[1]))); to < 1 || to >= len(f.objects) || len(f.objects[to]) == 0 {
				t.Errorf("object %d refers to %d, which is not there", n+1, to)
			}
		}
	}
}
