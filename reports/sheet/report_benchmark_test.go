package sheet

// The cost of the matrix of 25 BA at 200 meetings with its figures, beside a bare loop that writes the same cells of the matrices with the same library and sets nothing else; the limit is a
// second. One benchmark measures both, so that a machine that is busy is so for both:
//
//	CGO_ENABLED=0 go test -tags ci -run '^$' -bench Matrix ./reports/sheet

import (
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// longReport is a report of 25 BA and 40 members at 200 meetings in 20 years.
func longReport() MeetingReport {
	report := MeetingReport{Made: made, Recent: 2}
	for m := range 200 {
		report.Meetings = append(report.Meetings, ReportMeeting{
			Number: m + 1, Date: time.Date(2006+m/10, time.Month(m%10+1), 15, 0, 0, 0, 0, time.UTC), Term: fmt.Sprintf("Amtszeit %d", m/60),
			Invited: 65, Accepted: 30, Declined: 10, Present: 40, Represented: 17,
		})
	}
	marks := func(line int) []bool {
		present := make([]bool, len(report.Meetings))
		for m := range present {
			present[m] = (line+m)%3 > 0
		}
		return present
	}
	for n := range 25 {
		report.Districts = append(report.Districts, PresenceRow{District: n + 1, Name: fmt.Sprintf("Stadtbezirk %d", n+1), Present: marks(n)})
	}
	for n := range 40 {
		report.Members = append(report.Members, PresenceRow{Name: fmt.Sprintf("Mitglied %d", n+1), Invited: 200, Present: marks(n)})
	}
	for y := range 20 {
		report.Years = append(report.Years, Period{Name: fmt.Sprint(2006 + y), Year: 2006 + y, First: y * 10, End: y*10 + 10})
	}
	return report
}

func BenchmarkMatrix25x200(b *testing.B) {
	report := longReport()
	var ours, bare time.Duration
	b.ReportAllocs()
	for b.Loop() {
		start := time.Now()
		if err := Meetings(io.Discard, report); err != nil {
			b.Fatal(err)
		}
		middle := time.Now()
		if err := bareMatrices(io.Discard, report); err != nil {
			b.Fatal(err)
		}
		ours, bare = ours+middle.Sub(start), bare+time.Since(middle)
	}
	b.ReportMetric(float64(ours.Milliseconds())/float64(b.N), "ms/report")
	b.ReportMetric(float64(bare.Milliseconds())/float64(b.N), "ms/bare")
	b.ReportMetric(float64(ours)/float64(bare), "ratio")
}

// bareMatrices is the yardstick: both matrices, no checks, no page, no formulas, one style.
func bareMatrices(w io.Writer, report MeetingReport) error {
	file := excelize.NewFile()
	defer file.Close()
	style, err := file.NewStyle(&excelize.Style{Border: []excelize.Border{{Type: "bottom", Style: 1, Color: line}}})
	if err != nil {
		return err
	}
	if _, err := file.NewSheet("Sheet2"); err != nil {
		return err
	}
	for name, rows := range map[string][]PresenceRow{"Sheet1": report.Districts, "Sheet2": report.Members} {
		stream, err := file.NewStreamWriter(name)
		if err != nil {
			return err
		}
		for i, row := range rows {
			cells := []any{excelize.Cell{StyleID: style, Value: i + 1}, excelize.Cell{StyleID: style, Value: row.Name}, excelize.Cell{StyleID: style, Value: row.count()}}
			for _, here := range row.Present {
				mark := excelize.Cell{StyleID: style}
				if here {
					mark.Value = 1
				}
				cells = append(cells, mark)
			}
			if err := stream.SetRow(cell("A", i+1), cells); err != nil {
				return err
			}
		}
		if err := stream.Flush(); err != nil {
			return err
		}
	}
	return file.Write(w)
}
