// Package pdf writes pages into a PDF file that can be printed, read aloud and archived: fonts embedded as subsets, text marked by what
// it is (PDF/UA-1), colours and metadata as PDF/A-2b wants them. The same document gives the same bytes, today and in years.
//
// gofpdf draws the pages; it has no words for language, structure or metadata, so the finished drawing is read again and completed (see file.go).
package pdf

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"time"

	"rundertisch/reports/page"
)

// Document is what one file holds.
type Document struct {
	Title    string
	Author   string
	Subject  string
	Language string    // as in 'de-DE', which an empty one means
	Made     time.Time // date of creation and last change; nothing else in the file depends on time
	Pages    []page.Page

	// Bookmarks lead to pages and cut the document into sections, one for each letter of a run. They are in the order of their pages.
	Bookmarks []Bookmark

	// Progress, where set, is told after each page how many of how many are drawn, on the goroutine that called Write.
	Progress func(done, total int)
}

// Bookmark names a page.
type Bookmark struct {
	Title string
	Page  int // counted from 0
}

// Producer is what the files say about who made them.
const Producer = "Runder Tisch"

// Write writes the document to w, in one piece after everything is done. It stops with the error of ctx when that is cancelled, and then
// or after any other error has written nothing. Errors are faults of the program, pictures that are neither PNG nor JPEG, or underlays that
// CheckLetterhead refuses. A document upon a letterhead that is not archival does not say that it follows PDF/A.
func Write(ctx context.Context, w io.Writer, doc Document) error {
	doc, err := checked(doc)
	if err != nil {
		return err
	}
	f, d, err := drawn(ctx, doc, letterStarts(doc))
	if err != nil {
		return err
	}
	var finished bytes.Buffer
	if err := finish(&finished, f, doc, d, 0); err != nil {
		return fmt.Errorf("finish the drawing: %w", err)
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	_, err = w.Write(finished.Bytes())
	return err
}

// checked refuses what cannot be written and fills in the language.
func checked(doc Document) (Document, error) {
	if len(doc.Pages) == 0 {
		return doc, fmt.Errorf("a PDF needs a page")
	}
	if doc.Language == "" {
		doc.Language = "de-DE"
	}
	for i, mark := range doc.Bookmarks {
		if mark.Page < 0 || mark.Page >= len(doc.Pages) || (i > 0 && mark.Page < doc.Bookmarks[i-1].Page) {
			return doc, fmt.Errorf("bookmark %q leads to page %d of %d or back", mark.Title, mark.Page, len(doc.Pages))
		}
	}
	return doc, nil
}

// letterStarts returns the pages on which a letter begins.
func letterStarts(doc Document) map[int]bool {
	starts := map[int]bool{0: true}
	for _, mark := range doc.Bookmarks {
		starts[mark.Page] = true
	}
	return starts
}

// drawn draws a document, whose letters start at the given pages, and returns it as objects ready to be finished.
func drawn(ctx context.Context, doc Document, starts map[int]bool) (*file, *drawing, error) {
	d, err := draw(ctx, doc, starts)
	if err != nil {
		return nil, nil, fmt.Errorf("draw pages: %w", err)
	}
	f, err := parse(d.bytes)
	if err != nil {
		return nil, nil, fmt.Errorf("read the drawing again: %w", err)
	}
	if err := prepare(f, d); err != nil {
		return nil, nil, fmt.Errorf("prepare the drawing: %w", err)
	}
	return f, d, nil
}
