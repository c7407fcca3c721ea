package pdf

// The file that gofpdf wrote, read again as numbered objects. It reads only what gofpdf v1.16.2 writes: a classic table, one object after the
// other, no object streams. How the finished file is written stands in write.go.

import (
	"bytes"
	"fmt"
	"sort"
	"strconv"
)

// file is a PDF as numbered objects.
type file struct {
	objects [][]byte // body of object n at n; 0 is unused
	root    int      // number of the catalogue
	info    int      // number of the document information

	packed []packedObjects // objects that many files share, packed already
}

// parse reads the objects of a file.
func parse(data []byte) (*file, error) {
	table, err := numberAfter(data, []byte("startxref\n"))
	if err != nil || table >= len(data) {
		return nil, fmt.Errorf("no cross-reference table: %v", err)
	}
	count, err := numberAfter(data[table:], []byte("xref\n0 "))
	if err != nil {
		return nil, err
	}
	f := &file{objects: make([][]byte, count)}
	trailer := data[bytes.LastIndex(data, []byte("trailer")):]
	if f.root, err = numberAfter(trailer, []byte("/Root ")); err != nil {
		return nil, err
	}
	if f.info, err = numberAfter(trailer, []byte("/Info ")); err != nil {
		return nil, err
	}
	// Two lines ("xref", "0 n") and the entry of object 0 stand before the entries, which are 20 bytes each.
	entries := data[table+len(fmt.Sprintf("xref\n0 %d\n", count))+20:]
	starts := make([]int, count)
	order := make([]int, 0, count)
	for n := 1; n < count; n++ {
		if starts[n], err = strconv.Atoi(string(entries[(n-1)*20 : (n-1)*20+10])); err != nil {
			return nil, fmt.Errorf("cross-reference of object %d: %w", n, err)
		}
		order = append(order, n)
	}
	sort.Slice(order, func(i, j int) bool { return starts[order[i]] < starts[order[j]] })
	for i, n := range order {
		end := table
		if i+1 < len(order) {
			end = starts[order[i+1]]
		}
		if f.objects[n], err = objectBody(data[starts[n]:end], n); err != nil {
			return nil, err
		}
	}
	return f, nil
}

// numberAfter returns the number behind the last place of a word.
func numberAfter(data, word []byte) (int, error) {
	at := bytes.LastIndex(data, word)
	if at < 0 {
		return 0, fmt.Errorf("no %q", word)
	}
	rest := data[at+len(word):]
	end := bytes.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
	if end < 0 {
		end = len(rest)
	}
	return strconv.Atoi(string(rest[:end]))
}

// objectBody takes "n 0 obj" and "endobj" away.
func objectBody(data []byte, n int) ([]byte, error) {
	head := fmt.Appendf(nil, "%d 0 obj\n", n)
	end := bytes.LastIndex(data, []byte("endobj"))
	if !bytes.HasPrefix(data, head) || end < len(head) {
		return nil, fmt.Errorf("object %d is not where the table says", n)
	}
	return bytes.TrimRight(data[len(head):end], "\n"), nil
}

// add appends an object and returns its number.
func (f *file) add(body []byte) int {
	f.objects = append(f.objects, body)
	return len(f.objects) - 1
}

// reserve appends an object whose body follows later, for objects that refer to each other.
func (f *file) reserve() int { return f.add(nil) }

// addStream appends a stream with further entries of its dictionary.
func (f *file) addStream(entries string, data []byte) int {
	return f.add(stream(entries, data))
}

func stream(entries string, data []byte) []byte {
	body := fmt.Appendf(nil, "<<%s /Length %d>>\nstream\n", entries, len(data))
	body = append(body, data...)
	return append(body, "\nendstream"...)
}
