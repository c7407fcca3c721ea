package pdf

// Completing the fonts that gofpdf embedded.

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

var (
	fontStart     = []byte("<</Type /Font\n/Subtype /Type0\n/BaseFont /utf8")
	descendantRef = regexp.MustCompile(`/DescendantFonts \[(\d+) 0 R\]`)
	descriptorRef = regexp.MustCompile(`/FontDescriptor (\d+) 0 R`)
	glyphMapRef   = regexp.MustCompile(`/CIDToGIDMap (\d+) 0 R`)
	toUnicodeRef  = regexp.MustCompile(`/ToUnicode (\d+) 0 R`)
	baseFontNames = regexp.MustCompile(`/utf8([a-z-]+)`)
)

// finishFonts gives every font the tag and the set of characters that a subset needs, and a table of exactly the runes in it, since gofpdf's claims
// all of them.
func finishFonts(f *file, d *drawing) error {
	for n, body := range slices.Clone(f.objects) {
		if !bytes.HasPrefix(body, fontStart) {
			continue
		}
		name := string(baseFontNames.FindSubmatch(body)[1])
		number := slices.Index(fontFamilies[:], name)
		if number < 0 {
			return fmt.Errorf("font object %d is unknown: %q", n, body)
		}
		runes := make([]rune, 0, len(d.runes[number]))
		for r := range d.runes[number] {
			runes = append(runes, r)
		}
		slices.Sort(runes)
		table, err := f.follow(n, toUnicodeRef)
		if err != nil {
			return err
		}
		if err := addCharacterSet(f, n); err != nil {
			return err
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

// follow returns the number of the object that an object refers to.
func (f *file) follow(n int, reference *regexp.Regexp) (int, error) {
	match := reference.FindSubmatch(f.objects[n])
	if match == nil {
		return 0, fmt.Errorf("object %d does not say %s: %q", n, reference, f.objects[n])
	}
	to, err := strconv.Atoi(string(match[1]))
	if err != nil || to <= 0 || to >= len(f.objects) {
		return 0, fmt.Errorf("object %d refers to %s", n, match[0])
	}
	return to, nil
}

// addCharacterSet says in the descriptor of a font which characters have a glyph in the file (ISO 19005-2, 6.2.11.4.2): those that the map of
// glyphs knows, and the one for what is missing.
func addCharacterSet(f *file, font int) error {
	descendant, err := f.follow(font, descendantRef)
	if err != nil {
		return err
	}
	descriptor, err := f.follow(descendant, descriptorRef)
	if err != nil {
		return err
	}
	glyphMap, err := f.follow(descendant, glyphMapRef)
	if err != nil {
		return err
	}
	reader, err := zlib.NewReader(bytes.NewReader(streamData(f.objects[glyphMap])))
	if err != nil {
		return fmt.Errorf("map of glyphs %d: %w", glyphMap, err)
	}
	glyphs, err := io.ReadAll(reader)
	if err != nil {
		return fmt.Errorf("map of glyphs %d: %w", glyphMap, err)
	}
	set := f.addStream("/Filter /FlateDecode", deflate(characterSet(glyphs)))
	body := bytes.TrimSuffix(f.objects[descriptor], []byte(">>"))
	f.objects[descriptor] = fmt.Appendf(bytes.Clone(body), " /CIDSet %d 0 R>>", set)
	return nil
}

// characterSet has a bit for each character, the first the highest of its byte, set where the map, of two bytes each, knows a glyph.
func characterSet(glyphs []byte) []byte {
	set := []byte{0x80}
	for character := range len(glyphs) / 2 {
		if glyphs[2*character] == 0 && glyphs[2*character+1] == 0 {
			continue
		}
		for len(set) <= character/8 {
			set = append(set, 0)
		}
		set[character/8] |= 0x80 >> (character % 8)
	}
	return set
}
