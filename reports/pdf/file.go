package pdf

// The file that gofpdf wrote, read again as numbered objects, and written anew with its cross-reference table. It reads only what gofpdf
// v1.16.2 writes: a classic table, one object after the other, no object streams.

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"sort"
	"strconv"
)

// file is a PDF as numbered objects.
type file struct {
	objects [][]byte // body of object n at n; 0 is unused
	root    int      // number of the catalogue
	info    int      // number of the document information
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

// header says PDF 1.7, which PDF/A-2 and PDF/UA-1 build on, and by its second line that the file is binary.
const header = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

// write writes the file. Its identifier is made from its content.
func (f *file) write(out *bytes.Buffer) {
	size := 0
	for _, body := range f.objects {
		size += len(body) + 50
	}
	out.Grow(size)
	out.WriteString(header)
	offsets := make([]int, len(f.objects))
	for n, body := range f.objects[1:] {
		offsets[n+1] = out.Len()
		fmt.Fprintf(out, "%d 0 obj\n", n+1)
		out.Write(body)
		out.WriteString("\nendobj\n")
	}
	id := sha256.Sum256(out.Bytes())
	table := out.Len()
	fmt.Fprintf(out, "xref\n0 %d\n0000000000 65535 f \n", len(f.objects))
	for _, offset := range offsets[1:] {
		fmt.Fprintf(out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(f.objects), f.root, f.info, id[:16], id[:16], table)
}
