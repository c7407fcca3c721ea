package pdf

// Completing what gofpdf drew: language, structure, metadata, colour profile, exact text of the fonts. Sources: ISO 32000-1 (PDF 1.7),
// ISO 19005-2 (PDF/A-2), ISO 14289-1 (PDF/UA-1).

import (
	"bytes"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"
)

// prepare does what all files of a drawing share: it compresses the pages, adds what lies under them and completes the fonts.
func prepare(f *file, d *drawing) error {
	if err := compressContents(f, pageObjects(f)); err != nil {
		return err
	}
	if err := addUnderlays(f, d.underlays); err != nil {
		return err
	}
	return finishFonts(f, d)
}

// finish completes a prepared file, whose pages are those of the drawing from first on, and writes it to out.
func finish(out *bytes.Buffer, f *file, doc Document, d *drawing, first int) error {
	pages := pageObjects(f)
	if len(pages) != len(doc.Pages) || first+len(pages) > len(d.elements) {
		return fmt.Errorf("%d pages in the drawing, %d in the document", len(pages), len(doc.Pages))
	}
	for i, n := range pages {
		f.objects[n] = bytes.Replace(f.objects[n], []byte(pageStart), fmt.Appendf(nil, "%s/StructParents %d /Tabs /S\n", pageStart, i), 1)
	}
	metadata := f.addStream("/Type /Metadata /Subtype /XML", xmp(doc, d.archival()))
	profile := f.addStream("/N 3 /Filter /FlateDecode", compressedProfile())
	structure := addStructure(f, doc, d.elements[first:first+len(pages)], pages, first)
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
