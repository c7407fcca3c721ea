package pdf

// Many small files at once. Reading and subsetting the fonts costs a dozen milliseconds for each file, a page a fraction of one; so a run of letters is
// drawn once and cut.

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"rundertisch/reports/page"
)

// WriteEach writes every document as a file of its own and hands the bytes, which the callee may keep, to each, in order. It stops at the first error, that of
// each included. The files differ from those of Write in one point: each carries the letters of all of them in its fonts. Progress of
// the first document is told about all pages.
func WriteEach(ctx context.Context, docs []Document, each func(number int, pdf []byte) error) error {
	if len(docs) == 0 {
		return nil
	}
	docs = slices.Clone(docs)
	whole := docs[0]
	whole.Pages, whole.Bookmarks = nil, nil
	starts := map[int]bool{}
	for i := range docs {
		var err error
		if docs[i], err = checked(docs[i]); err != nil {
			return fmt.Errorf("document %d: %w", i+1, err)
		}
		for start := range letterStarts(docs[i]) {
			starts[len(whole.Pages)+start] = true
		}
		whole.Pages = append(whole.Pages, docs[i].Pages...)
	}
	if !samePictures(docs) {
		return writeOneByOne(ctx, docs, each)
	}
	f, d, err := drawn(ctx, whole, starts)
	if err != nil {
		return err
	}
	cut, err := newCutter(f)
	if err != nil {
		return fmt.Errorf("cut the drawing: %w", err)
	}
	first := 0
	for i, doc := range docs {
		if err := ctx.Err(); err != nil {
			return err
		}
		next := first + len(doc.Pages)
		var finished bytes.Buffer
		if err := finish(&finished, cut.part(first, next), doc, d, first); err != nil {
			return fmt.Errorf("finish document %d: %w", i+1, err)
		}
		if err := each(i, finished.Bytes()); err != nil {
			return err
		}
		first = next
	}
	return nil
}

// samePictures tells whether all documents carry the same pictures and underlays, as a letterhead. Cut files share what they do not show, and
// nobody's file may carry the scan of another.
func samePictures(docs []Document) bool {
	known := hashes{}
	first := picturesOf(docs[0], known)
	for _, doc := range docs[1:] {
		if !maps.Equal(first, picturesOf(doc, known)) {
			return false
		}
	}
	return true
}

// picturesOf returns the hashes of pictures and letterheads. Of a letterhead any page stands for all: that a short letter carries the one for following pages
// too tells nobody anything.
func picturesOf(doc Document, known hashes) map[[sha256.Size]byte]bool {
	found := map[[sha256.Size]byte]bool{}
	for _, sheet := range doc.Pages {
		for _, item := range sheet.Items {
			switch item := item.(type) {
			case page.Image:
				found[known.of(item.Data)] = true
			case page.Underlay:
				found[known.of(item.Data)] = true
			}
		}
	}
	return found
}

func writeOneByOne(ctx context.Context, docs []Document, each func(number int, pdf []byte) error) error {
	for i, doc := range docs {
		var out bytes.Buffer
		if err := Write(ctx, &out, doc); err != nil {
			return fmt.Errorf("document %d: %w", i+1, err)
		}
		if err := each(i, out.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// cutter takes pages out of a prepared file.
type cutter struct {
	file   *file
	pages  []int    // numbers of the pages
	shared [][]byte // what all parts have, by its new number: page tree (left open), resources, fonts, pictures
	media  string   // size of the pages that do not say their own
	packed []packedObjects
}

var (
	anyRef   = regexp.MustCompile(`\b(\d+) 0 R`)
	mediaBox = regexp.MustCompile(`/MediaBox \[[^\]]*\]`)
)

// pageTree is the number that gofpdf gives the page tree.
const pageTree = 1

func newCutter(f *file) (*cutter, error) {
	c := &cutter{file: f, pages: pageObjects(f), shared: [][]byte{nil}}
	c.media = string(mediaBox.Find(f.objects[pageTree]))
	if c.media == "" {
		return nil, fmt.Errorf("the page tree has no size: %q", f.objects[pageTree])
	}
	own := map[int]bool{f.root: true, f.info: true}
	for _, n := range c.pages {
		own[n], own[contentOf(f, n)] = true, true
	}
	numbers := map[int]int{}
	for n := 1; n < len(f.objects); n++ {
		if !own[n] {
			numbers[n] = len(c.shared)
			c.shared = append(c.shared, f.objects[n])
		}
	}
	if numbers[pageTree] != pageTree {
		return nil, fmt.Errorf("the page tree is not object %d", pageTree)
	}
	for n := pageTree + 1; n < len(c.shared); n++ {
		c.shared[n] = renumber(c.shared[n], numbers)
	}
	c.packed = (&file{objects: c.shared}).packSmall(func(n int) bool { return n != pageTree })
	return c, nil
}

// contentOf returns the number of the content of a page, which compressContents has checked.
func contentOf(f *file, number int) int {
	n, _ := strconv.Atoi(string(contentsRef.FindSubmatch(f.objects[number])[1]))
	return n
}

// renumber gives the references of an object, not the bytes of its stream, their new numbers.
func renumber(body []byte, numbers map[int]int) []byte {
	dictionary, rest := body, []byte(nil)
	if at := bytes.Index(body, []byte("stream\n")); at >= 0 {
		dictionary, rest = body[:at], body[at:]
	}
	replaced := anyRef.ReplaceAllFunc(dictionary, func(match []byte) []byte {
		old, _ := strconv.Atoi(string(anyRef.FindSubmatch(match)[1])) // digits
		return fmt.Appendf(nil, "%d 0 R", numbers[old])
	})
	return slices.Concat(replaced, rest)
}

// part returns a file with the pages from first up to, without, next.
func (c *cutter) part(first, next int) *file {
	f := &file{objects: slices.Clone(c.shared), packed: c.packed}
	var kids bytes.Buffer
	for _, n := range c.pages[first:next] {
		content := f.add(c.file.objects[contentOf(c.file, n)])
		sheet := contentsRef.ReplaceAll(c.file.objects[n], fmt.Appendf(nil, "/Contents %d 0 R", content))
		fmt.Fprintf(&kids, "%d 0 R ", f.add(sheet))
	}
	f.objects[pageTree] = fmt.Appendf(nil, "<</Type /Pages /Kids [%s] /Count %d %s>>", kids.String(), next-first, c.media)
	f.info, f.root = f.reserve(), f.reserve()
	return f
}
