package pdf

// Completing what gofpdf drew: language, structure, metadata, colour profile, exact text of the fonts. Sources: ISO 32000-1 (PDF 1.7),
// ISO 19005-2 (PDF/A-2), ISO 14289-1 (PDF/UA-1).

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
)

// prepare does what all files of a drawing share: it compresses the pages and completes the fonts.
func prepare(f *file, d *drawing) error {
	if err := compressContents(f, pageObjects(f)); err != nil {
		return err
	}
	return finishFonts(f, d)
}

// finish completes a prepared file, whose pages have the given elements, and writes it to out.
func finish(out *bytes.Buffer, f *file, doc Document, elements [][]element) error {
	pages := pageObjects(f)
	if len(pages) != len(doc.Pages) || len(pages) != len(elements) {
		return fmt.Errorf("%d pages in the drawing, %d in the document", len(pages), len(doc.Pages))
	}
	for i, n := range pages {
		f.objects[n] = bytes.Replace(f.objects[n], []byte(pageStart), fmt.Appendf(nil, "%s/StructParents %d /Tabs /S\n", pageStart, i), 1)
	}
	metadata := f.addStream("/Type /Metadata /Subtype /XML", xmp(doc))
	profile := f.addStream("/N 3 /Filter /FlateDecode", compressedProfile())
	structure := addStructure(f, doc, elements, pages)
	outlines := ""
	if len(doc.Bookmarks) > 0 {
		outlines = fmt.Sprintf("/Outlines %d 0 R /PageMode /UseOutlines\n", addOutlines(f, doc.Bookmarks, pages))
	}
	f.objects[f.root] = fmt.Appendf(nil, "<</Type /Catalog /Pages 1 0 R /Lang %s /MarkInfo <</Marked true>> /ViewerPreferences <</DisplayDocTitle true>>\n"+
		"%s/Metadata %d 0 R /StructTreeRoot %d 0 R\n"+
		"/OutputIntents [<</Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB) /DestOutputProfile %d 0 R>>]>>",
		literal(doc.Language), outlines, metadata, structure, profile)
	f.objects[f.info] = information(doc)
	f.write(out)
	return nil
}

// pageStart is how gofpdf begins a page.
const pageStart = "<</Type /Page\n"

// pageObjects returns the numbers of the pages, in order.
func pageObjects(f *file) []int {
	var pages []int
	for n, body := range f.objects {
		if bytes.HasPrefix(body, []byte(pageStart)) {
			pages = append(pages, n)
		}
	}
	return pages
}

var (
	fontStart     = []byte("<</Type /Font\n/Subtype /Type0\n/BaseFont /utf8")
	toUnicodeRef  = regexp.MustCompile(`/ToUnicode (\d+) 0 R`)
	baseFontNames = regexp.MustCompile(`/utf8([a-z-]+)`)
)

// finishFonts gives every font the tag that a subset needs and a table of exactly the runes in it, since gofpdf's claims all of them.
func finishFonts(f *file, d *drawing) error {
	for n, body := range slices.Clone(f.objects) {
		if !bytes.HasPrefix(body, fontStart) {
			continue
		}
		name := string(baseFontNames.FindSubmatch(body)[1])
		number := slices.Index(fontFamilies[:], name)
		reference := toUnicodeRef.FindSubmatch(body)
		if number < 0 || reference == nil {
			return fmt.Errorf("font object %d is unknown: %q", n, body)
		}
		runes := make([]rune, 0, len(d.runes[number]))
		for r := range d.runes[number] {
			runes = append(runes, r)
		}
		slices.Sort(runes)
		table, err := strconv.Atoi(string(reference[1]))
		if err != nil || table >= len(f.objects) {
			return fmt.Errorf("font object %d refers to %s", n, reference[0])
		}
		f.objects[table] = stream("/Filter /FlateDecode", deflate(toUnicode(runes)))
		tagged := "/" + subsetTag(runes) + "+" + postScriptNames[name]
		for m, other := range f.objects {
			if bytes.HasPrefix(other, []byte("<</Type /Font")) {
				f.objects[m] = replaceName(other, "/utf8"+name, tagged)
			}
		}
	}
	return nil
}

// postScriptNames are the names that the font files call themselves.
var postScriptNames = map[string]string{
	"liberationsans": "LiberationSans", "liberationsans-bold": "LiberationSans-Bold", "dejavusans": "DejaVuSans", "dejavusans-bold": "DejaVuSans-Bold",
}

// replaceName replaces a PDF name, not the beginning of a longer one.
func replaceName(body []byte, name, by string) []byte {
	parts := bytes.SplitAfter(body, []byte("\n"))
	for i, line := range parts {
		at := bytes.Index(line, []byte(name))
		if at >= 0 && (at+len(name) == len(line) || strings.ContainsRune("\n />", rune(line[at+len(name)]))) {
			parts[i] = slices.Concat(line[:at], []byte(by), line[at+len(name):])
		}
	}
	return bytes.Join(parts, nil)
}

// subsetTag makes the six capitals that mark a subset from what is in it (ISO 32000-1, 9.6.4).
func subsetTag(runes []rune) string {
	hash := sha256.Sum256([]byte(string(runes)))
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + hash[i]%26
	}
	return string(tag)
}

// toUnicode says which text the codes of a font stand for. gofpdf uses the code points themselves as codes.
func toUnicode(runes []rune) []byte {
	var table bytes.Buffer
	table.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for part := range slices.Chunk(runes, 100) { // at most 100 in a group
		fmt.Fprintf(&table, "%d beginbfchar\n", len(part))
		for _, r := range part {
			fmt.Fprintf(&table, "<%04X> <%04X>\n", r, r)
		}
		table.WriteString("endbfchar\n")
	}
	table.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return table.Bytes()
}

// information is the old-style metadata of the document, which says the same as the XMP.
func information(doc Document) []byte {
	var entries strings.Builder
	for _, entry := range []struct{ key, value string }{{"Title", doc.Title}, {"Author", doc.Author}, {"Subject", doc.Subject}, {"Producer", Producer}} {
		if entry.value != "" {
			fmt.Fprintf(&entries, "/%s %s ", entry.key, textString(entry.value))
		}
	}
	date := pdfDate(doc.Made)
	return fmt.Appendf(nil, "<<%s/CreationDate (%s) /ModDate (%s)>>", entries.String(), date, date)
}

// pdfDate writes a time as ISO 32000-1, 7.9.4 wants it.
func pdfDate(t time.Time) string {
	if _, offset := t.Zone(); offset == 0 {
		return t.Format("D:20060102150405Z")
	}
	zone := t.Format("-0700")
	return t.Format("D:20060102150405") + zone[:3] + "'" + zone[3:] + "'"
}

// textString writes text for the file's own entries: UTF-16 with a mark, in hexadecimal digits.
func textString(text string) string {
	var hex strings.Builder
	hex.WriteString("<FEFF")
	for _, unit := range utf16.Encode([]rune(text)) {
		fmt.Fprintf(&hex, "%04X", unit)
	}
	return hex.String() + ">"
}

// literal writes a short ASCII string.
func literal(text string) string {
	return "(" + strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(text) + ")"
}

// addOutlines adds the bookmarks and returns the number of their root.
func addOutlines(f *file, marks []Bookmark, pages []int) int {
	root := f.reserve()
	first := len(f.objects)
	for i, mark := range marks {
		var around strings.Builder
		if i > 0 {
			fmt.Fprintf(&around, " /Prev %d 0 R", first+i-1)
		}
		if i+1 < len(marks) {
			fmt.Fprintf(&around, " /Next %d 0 R", first+i+1)
		}
		f.add(fmt.Appendf(nil, "<</Title %s /Parent %d 0 R%s /Dest [%d 0 R /XYZ null null null]>>", textString(mark.Title), root, around.String(), pages[mark.Page]))
	}
	f.objects[root] = fmt.Appendf(nil, "<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>", first, first+len(marks)-1, len(marks))
	return root
}
