package letter

// A small reader of the files that reports/pdf writes: which text stands where. So the tests measure finished paper, not the code's intention.

import (
	"bytes"
	"compress/zlib"
	"context"
	"io"
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
)

// printedText is text on one baseline in one size, mm from the top left corner of its page.
type printedText struct {
	x, baseline float64
	size        float64 // pt
	text        string
	end         float64 // mm, about where its last piece ends
}

// printedRule is a straight line.
type printedRule struct{ x1, y1, x2, y2 float64 }

// printedPage is what stands on one page of a finished file.
type printedPage struct {
	texts []printedText
	rules []printedRule
}

// print lays a letter out, writes it and reads the file.
func print(t testing.TB, l Letter) []printedPage {
	t.Helper()
	pages := Layout(page.NewTypesetter(), l)
	var file bytes.Buffer
	err := pdf.Write(context.Background(), &file, pdf.Document{Title: l.Name, Made: time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC), Pages: pages})
	if err != nil {
		t.Fatal(err)
	}
	printed := readFile(t, file.Bytes())
	if len(printed) != len(pages) {
		t.Fatalf("read %d pages of a file with %d", len(printed), len(pages))
	}
	return printed
}

var streams = regexp.MustCompile(`(?s)stream\r?\n(.*?)\r?\nendstream`)

// readFile returns the pages of a file in their order: the drawing writes their contents one after the other.
func readFile(t testing.TB, file []byte) []printedPage {
	t.Helper()
	var pages []printedPage
	for _, match := range streams.FindAllSubmatch(file, -1) {
		content := match[1]
		if reader, err := zlib.NewReader(bytes.NewReader(content)); err == nil {
			if inflated, err := io.ReadAll(reader); err == nil {
				content = inflated
			}
		}
		if bytes.Contains(content, []byte(" Td ")) {
			pages = append(pages, readPage(content))
		}
	}
	return pages
}

func readPage(content []byte) printedPage {
	var p printedPage
	var operands []float64
	var text string
	var x, y, size, fromX, fromY float64
	reading := page.NewTypesetter()
	for rest := content; len(rest) > 0; {
		var word string
		if rest[0] == '(' {
			text, rest = readString(rest)
			continue
		}
		if rest[0] <= ' ' {
			rest = rest[1:]
			continue
		}
		word, rest = readWord(rest)
		if number, err := strconv.ParseFloat(word, 64); err == nil {
			operands = append(operands, number)
			continue
		}
		n := len(operands)
		switch {
		case word == "Tf" && n >= 1:
			size = operands[n-1]
		case word == "Td" && n >= 2:
			x, y = millimetres(operands[n-2], operands[n-1])
		case word == "Tj":
			end := x + reading.Width(text, page.Style{Size: size})
			p.add(printedText{x, y, size, text, end})
		case word == "m" && n >= 2:
			fromX, fromY = millimetres(operands[n-2], operands[n-1])
		case word == "l" && n >= 2:
			toX, toY := millimetres(operands[n-2], operands[n-1])
			p.rules = append(p.rules, printedRule{fromX, fromY, toX, toY})
		}
		operands = operands[:0]
	}
	return p
}

// farAway is how far right of a text, mm, another one on the same line has nothing to do with it.
const farAway = 20.0

// add puts a piece behind the text that ends where it goes on.
func (p *printedPage) add(piece printedText) {
	if last := len(p.texts) - 1; last >= 0 {
		before := &p.texts[last]
		if math.Abs(before.baseline-piece.baseline) < 0.01 && before.size == piece.size && piece.x > before.x && piece.x < before.end+farAway {
			before.text += piece.text
			before.end = piece.end
			return
		}
	}
	p.texts = append(p.texts, piece)
}

func millimetres(x, y float64) (float64, float64) {
	return x * page.MMPerPoint, page.A4Height - y*page.MMPerPoint
}

func readWord(rest []byte) (string, []byte) {
	end := 1
	for end < len(rest) && rest[end] > ' ' && rest[end] != '(' {
		end++
	}
	return string(rest[:end]), rest[end:]
}

// readString reads a string of UTF-16 in parentheses.
func readString(rest []byte) (string, []byte) {
	var raw []byte
	i := 1
	for ; i < len(rest) && rest[i] != ')'; i++ {
		if rest[i] == '\\' && i+1 < len(rest) {
			i++
			switch rest[i] {
			case 'r':
				raw = append(raw, '\r')
				continue
			case 'n':
				raw = append(raw, '\n')
				continue
			}
		}
		raw = append(raw, rest[i])
	}
	units := make([]uint16, 0, len(raw)/2)
	for j := 0; j+1 < len(raw); j += 2 {
		units = append(units, uint16(raw[j])<<8|uint16(raw[j+1]))
	}
	return string(utf16.Decode(units)), rest[min(i+1, len(rest)):]
}

// find returns the text that begins with the given words; no-break spaces count as blanks.
func (p printedPage) find(t testing.TB, words string) printedText {
	t.Helper()
	for _, text := range p.texts {
		if strings.HasPrefix(spaced(text.text), words) {
			return text
		}
	}
	t.Fatalf("%q is not on the page:\n%s", words, p.all())
	return printedText{}
}

// has tells whether the words stand on the page, wherever its lines end.
func (p printedPage) has(words string) bool { return strings.Contains(p.all(), words) }

// all returns the text of the page in reading order, with single blanks.
func (p printedPage) all() string {
	var all strings.Builder
	for _, text := range p.texts {
		all.WriteString(text.text)
		if !strings.HasSuffix(text.text, "-") && !strings.HasSuffix(text.text, "/") {
			all.WriteByte(' ')
		}
	}
	return spaced(all.String())
}

func spaced(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, noBreakSpace, " ")), " ")
}
