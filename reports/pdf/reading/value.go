// Package reading reads PDF files that others made, as far as a letterhead needs: its objects, its pages, what is drawn on them. It trusts nothing in
// the file: no content makes it panic, run on or fill the memory.
package reading

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
)

// Value is what an object of a PDF is (ISO 32000-1, 7.3): nil, bool, Number, Name, String, Array, Dict, Ref or *Stream.
type Value any

type (
	// Number is written as in the file, so that nothing is rounded.
	Number string
	// Name is a name without its slash, with its escapes as in the file.
	Name string
	// String holds the bytes that a string means.
	String []byte
	// Array is a list of values.
	Array []Value
	// Dict is a dictionary.
	Dict map[Name]Value
	// Ref is the number of another object. A file we read has one object for each number, the last.
	Ref int
	// Keyword is an operator, in the content of a page only.
	Keyword string
)

// Stream is a dictionary with data, as they stand in the file: see File.Decoded.
type Stream struct {
	Dict Dict
	Data []byte
}

// Append writes a value to the end of out, always in the same way: keys sorted, strings in hexadecimal digits.
func Append(out []byte, value Value) []byte {
	switch value := value.(type) {
	case bool:
		return fmt.Append(out, value)
	case Number:
		return append(out, value...)
	case Keyword:
		return append(out, value...)
	case Name:
		return appendName(out, value)
	case String:
		return fmt.Appendf(out, "<%X>", []byte(value))
	case Ref:
		return fmt.Appendf(out, "%d 0 R", int(value))
	case Array:
		out = append(out, '[')
		for i, element := range value {
			if i > 0 {
				out = append(out, ' ')
			}
			out = Append(out, element)
		}
		return append(out, ']')
	case Dict:
		out = append(out, "<<"...)
		for i, key := range slices.Sorted(maps.Keys(value)) {
			if i > 0 {
				out = append(out, ' ')
			}
			out = Append(append(appendName(out, key), ' '), value[key])
		}
		return append(out, ">>"...)
	case *Stream:
		dict := maps.Clone(value.Dict)
		dict["Length"] = Number(fmt.Sprint(len(value.Data)))
		out = append(Append(out, dict), "\nstream\n"...)
		return append(append(out, value.Data...), "\nendstream"...)
	}
	return append(out, "null"...)
}

// appendName writes a name in ASCII.
func appendName(out []byte, name Name) []byte {
	out = append(out, '/')
	for i := range len(name) {
		if c := name[i]; c > ' ' && c <= '~' {
			out = append(out, c)
		} else {
			out = fmt.Appendf(out, "#%02X", c)
		}
	}
	return out
}

// WriteFile writes objects, numbered from 1, as a file of PDF 1.4 with a classic table, which every reader understands. The first is the catalogue.
func WriteFile(objects []Value) []byte {
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
	offsets := make([]int, len(objects))
	for i, object := range objects {
		offsets[i] = out.Len()
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, Append(nil, object))
	}
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, offset := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&out, "trailer\n<</Root 1 0 R /Size %d>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return out.Bytes()
}
