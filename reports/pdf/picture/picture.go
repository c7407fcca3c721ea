// Package picture draws pages of letterheads as pictures, for the screen. It carries PDFium as WebAssembly, which runs in this program without a C compiler
// and without access to files or network; only who imports this package has its 9 MB in the program.
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"io"
	"math"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"

	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
)

// Resolutions that make sense, dots per inch: below nothing can be read, above a sheet has more than 140 million pixels.
const (
	fewestDPI = 10
	mostDPI   = 1200
)

// Rasterize draws a page (counted from 0) of a letterhead as PNG, exactly what reports/pdf puts under letters: A4, on white, with dpi dots per inch. The first
// call of a program takes a second or two longer than all others. It is safe for concurrent use. Errors are those of pdf.CheckLetterhead, and
// faults of the program.
func Rasterize(content []byte, number int, dpi float64) ([]byte, error) {
	if !(dpi >= fewestDPI && dpi <= mostDPI) {
		return nil, fmt.Errorf("%v dots per inch are not between %d and %d", dpi, fewestDPI, mostDPI)
	}
	single, err := pdf.LetterheadPage(content, number)
	if err != nil {
		return nil, err
	}
	engine, err := renderer()
	if err != nil {
		return nil, fmt.Errorf("start PDFium: %w", err)
	}
	return draw(engine, single, dpi)
}

// renderer translates PDFium for this machine, once.
var renderer = sync.OnceValues(func() (pdfium.Pool, error) {
	return webassembly.Init(webassembly.Config{
		MaxIdle: 0, MaxTotal: 1, FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard,
	})
})

// waiting is how long a call waits for others to end.
const waiting = time.Minute

// draw draws the only page of a PDF in a fresh PDFium, so that nothing of one file is left for the next.
func draw(engine pdfium.Pool, file []byte, dpi float64) (result []byte, err error) {
	instance, err := engine.GetInstance(waiting)
	if err != nil {
		return nil, fmt.Errorf("start PDFium: %w", err)
	}
	defer func() { err = errors.Join(err, instance.Close()) }()
	document, err := instance.OpenDocument(&requests.OpenDocument{File: &file})
	if err != nil {
		return nil, fmt.Errorf("open letterhead: %w", err)
	}
	size := func(length float64) int { return int(math.Round(length / 25.4 * dpi)) }
	drawn, err := instance.RenderPageInPixels(&requests.RenderPageInPixels{
		Page:  requests.Page{ByIndex: &requests.PageByIndex{Document: document.Document, Index: 0}},
		Width: size(page.A4Width), Height: size(page.A4Height),
	})
	if err != nil {
		return nil, fmt.Errorf("draw letterhead: %w", err)
	}
	defer drawn.Cleanup()
	var out bytes.Buffer
	if err := png.Encode(&out, drawn.Result.Image); err != nil {
		return nil, fmt.Errorf("draw letterhead: %w", err)
	}
	return out.Bytes(), nil
}
