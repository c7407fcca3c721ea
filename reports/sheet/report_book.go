package sheet

// What all workbooks of tables have in common: their sheets in order, and the properties of the document.

import (
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"
)

// properties are those of the document. The title stands in the footer, too.
type properties struct {
	title, subject, author string
	made                   time.Time
}

// writeBook writes a workbook, sheet by sheet, with its parts in a settled order.
func writeBook(w io.Writer, p properties, sheets func(reportStyles) []tableSheet) error {
	file := excelize.NewFile()
	defer file.Close() // removes the temporary files of long sheets
	if err := fillBook(file, p, sheets); err != nil {
		return fmt.Errorf("workbook %s: %w", p.title, err)
	}
	if err := writeStable(w, file); err != nil {
		return fmt.Errorf("workbook %s: %w", p.title, err)
	}
	return nil
}

func fillBook(file *excelize.File, p properties, sheets func(reportStyles) []tableSheet) error {
	style, err := newReportStyles(file)
	if err != nil {
		return err
	}
	for i, t := range sheets(style) {
		t.document = p.title
		if i == 0 {
			err = file.SetSheetName("Sheet1", t.name)
		} else {
			_, err = file.NewSheet(t.name)
		}
		if err == nil {
			err = t.write(file, style)
		}
		if err != nil {
			return fmt.Errorf("sheet %s: %w", t.name, err)
		}
	}
	if err := file.SetAppProps(&excelize.AppProperties{Application: "Runder Tisch"}); err != nil {
		return err
	}
	made := p.made.UTC().Format(time.RFC3339)
	return file.SetDocProps(&excelize.DocProperties{
		Title: p.title, Subject: p.subject, Creator: p.author, LastModifiedBy: p.author, Language: language, Created: made, Modified: made,
	})
}
