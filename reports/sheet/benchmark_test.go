package sheet

// The cost of an attendance list of 10,000 lines, beside a bare loop that writes the same cells with the same library and sets nothing else:
//
//	CGO_ENABLED=0 go test -tags ci -run '^$' -bench 10000 ./reports/sheet

import (
	"fmt"
	"io"
	"testing"

	"github.com/xuri/excelize/v2"
)

func longList() AttendanceList {
	list := sample()
	short := list.Rows
	for i := len(short); i < 10000; i++ {
		row := short[i%len(short)]
		row.Name = fmt.Sprintf("%s %d", row.Name, i)
		list.Rows = append(list.Rows, row)
	}
	return list
}

func BenchmarkAttendance10000(b *testing.B) {
	list := longList()
	b.ReportAllocs()
	for b.Loop() {
		if err := Attendance(io.Discard, list); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBareStream10000(b *testing.B) {
	list := longList()
	b.ReportAllocs()
	for b.Loop() {
		if err := bareStream(io.Discard, list); err != nil {
			b.Fatal(err)
		}
	}
}

// bareStream is the yardstick: no checks, no page, no totals, one style.
func bareStream(w io.Writer, list AttendanceList) error {
	file := excelize.NewFile()
	defer file.Close()
	style, err := file.NewStyle(&excelize.Style{Border: []excelize.Border{{Type: "bottom", Style: 1, Color: line}}})
	if err != nil {
		return err
	}
	stream, err := file.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	for i, r := range list.Rows {
		if err := stream.SetRow(cell("A", 1+i), []any{
			excelize.Cell{StyleID: style, Value: i + 1}, excelize.Cell{StyleID: style, Value: r.body()}, excelize.Cell{StyleID: style, Value: r.Name},
			excelize.Cell{StyleID: style, Value: r.Capacity}, excelize.Cell{StyleID: style, Value: r.Status}, excelize.Cell{StyleID: style},
		}, excelize.RowOpts{Height: rowHeight}); err != nil {
			return err
		}
	}
	if err := stream.Flush(); err != nil {
		return err
	}
	return file.Write(w)
}
