package sheet

// The cost of an attendance list of 10,000 lines, beside a bare loop that writes the same cells with the same library and sets nothing else. BenchmarkAttendanceRatio
// measures both in turn, so that a busy machine slows both: 'x-bare' is how many times the bare loop's time the list takes, 'MB-live' what is in memory when
// all cells are written.
//
//	CGO_ENABLED=0 go test -tags ci -run '^$' -bench 10000 ./reports/sheet

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

func longList(lines int) AttendanceList {
	list := keyed()
	short := list.Rows
	for i := len(short); i < lines; i++ {
		row := short[i%len(short)]
		row.Name = fmt.Sprintf("%s %d", row.Name, i)
		row.Key = fmt.Sprintf("%d|0badcafe|accepted|present|18:02||", i)
		row.Came, row.Substitute = "18:02", ""
		list.Rows = append(list.Rows, row)
	}
	return list
}

// cellsOf returns the values of all cells of the list's lines.
func cellsOf(list AttendanceList) [][]any {
	var lines [][]any
	for i := range list.Rows {
		var values []any
		for _, c := range columnsOf(list.Filled) {
			values = append(values, c.value(tableLine{list.Key, i + 1, &list.Rows[i]}))
		}
		lines = append(lines, values)
	}
	return lines
}

func BenchmarkAttendance10000(b *testing.B) {
	list := longList(10000)
	b.ReportAllocs()
	for b.Loop() {
		if err := Attendance(io.Discard, list); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBareStream10000(b *testing.B) {
	lines := cellsOf(longList(10000))
	b.ReportAllocs()
	for b.Loop() {
		if err := bareStream(io.Discard, lines); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAttendanceRatio10000(b *testing.B) {
	list := longList(10000)
	lines := cellsOf(list)
	var ours, bare []time.Duration
	timed := func(spent *[]time.Duration, write func() error) {
		runtime.GC()
		begun := time.Now()
		if err := write(); err != nil {
			b.Fatal(err)
		}
		*spent = append(*spent, time.Since(begun))
	}
	for b.Loop() {
		timed(&bare, func() error { return bareStream(io.Discard, lines) })
		timed(&ours, func() error { return Attendance(io.Discard, list) })
	}
	b.ReportMetric(float64(median(ours))/float64(median(bare)), "x-bare")
	b.ReportMetric(live(b, list), "MB-live")
}

// BenchmarkReadAttendance10000 reads the same list back.
func BenchmarkReadAttendance10000(b *testing.B) {
	workbook := written(b, longList(10000))
	b.ReportAllocs()
	for b.Loop() {
		if list := readBack(b, workbook); len(list.Rows) != 10000 {
			b.Fatal(len(list.Rows))
		}
	}
}

// Four times the lines are not four times the memory: what is written goes to the disk.
func BenchmarkAttendanceMemory40000(b *testing.B) {
	list := longList(40000)
	for b.Loop() {
		b.ReportMetric(live(b, list), "MB-live")
	}
}

func median(spent []time.Duration) time.Duration {
	slices.Sort(spent)
	return spent[len(spent)/2]
}

// live returns what a list keeps in memory when all its cells are written, in MB.
func live(b *testing.B, list AttendanceList) float64 {
	heap := func() float64 {
		var stats runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&stats)
		return float64(stats.HeapAlloc) / (1 << 20)
	}
	before, during := heap(), 0.0
	if err := Attendance(writerFunc(func(p []byte) (int, error) {
		if during == 0 {
			during = heap()
		}
		return len(p), nil
	}), list); err != nil {
		b.Fatal(err)
	}
	return during - before
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// bareStream is the yardstick: no checks, no page, no totals, one style.
func bareStream(w io.Writer, lines [][]any) error {
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
	for i, values := range lines {
		cells := make([]any, len(values))
		for c, value := range values {
			cells[c] = excelize.Cell{StyleID: style, Value: value}
		}
		if err := stream.SetRow(cell("A", 1+i), cells, excelize.RowOpts{Height: rowHeight}); err != nil {
			return err
		}
	}
	if err := stream.Flush(); err != nil {
		return err
	}
	return file.Write(w)
}
