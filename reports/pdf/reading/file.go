package reading

// The objects of a file. They are found by reading it from front to back, where the later of two objects with one number counts, as in files that
// were changed by appending. So it does not matter whether the table of the file is of the old or new kind, or damaged.

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strconv"
)

// sizeLimit is the largest file that is read, bytes.
const sizeLimit = 50 << 20

// File is a PDF.
type File struct {
	objects map[Ref]Value
	trailer Dict
	opened  int // bytes of streams decoded so far
}

// ErrNoPDF tells that the data are no PDF, or so damaged that nothing can be read.
var ErrNoPDF = errors.New("no readable PDF")

var objectHead = regexp.MustCompile(`(\d{1,9})[\x00\t\n\f\r ]+\d{1,5}[\x00\t\n\f\r ]+obj|trailer`)

// Open finds the objects of a file.
func Open(data []byte) (*File, error) {
	if len(data) > sizeLimit {
		return nil, fmt.Errorf("%w: it has more than %d bytes", ErrNoPDF, sizeLimit)
	}
	if !bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return nil, ErrNoPDF
	}
	f := &File{objects: map[Ref]Value{}, trailer: Dict{}}
	var lengths []lengthLater
	for at := 0; at < len(data); {
		match := objectHead.FindSubmatchIndex(data[at:])
		if match == nil {
			break
		}
		p := &Parser{data: data, at: at + match[1]}
		value, err := p.Value()
		switch {
		case err != nil:
			at += match[1]
			continue
		case match[2] < 0:
			f.addTrailer(value)
		default:
			n, _ := strconv.Atoi(string(data[at+match[2] : at+match[3]])) // nine digits
			if dict, ok := value.(Dict); ok && p.startsStream() {
				stream, later := p.stream(dict)
				value = stream
				if later.stream != nil {
					lengths = append(lengths, later)
				}
			}
			f.objects[Ref(n)] = value
			if stream, ok := value.(*Stream); ok {
				f.addStream(stream)
			}
		}
		at = p.at
	}
	for _, later := range lengths {
		later.correct(f, data)
	}
	if f.trailer["Root"] == nil && f.trailer["Encrypt"] == nil {
		return nil, fmt.Errorf("%w: no catalogue", ErrNoPDF)
	}
	return f, nil
}

// addTrailer notes the entries of a trailer; those of later ones win.
func (f *File) addTrailer(value Value) {
	trailer, _ := value.(Dict)
	for _, key := range []Name{"Root", "Encrypt"} {
		if trailer[key] != nil {
			f.trailer[key] = trailer[key]
		}
	}
}

// addStream looks into streams that hold a trailer or objects.
func (f *File) addStream(stream *Stream) {
	switch stream.Dict["Type"] {
	case Name("XRef"):
		f.addTrailer(stream.Dict)
	case Name("ObjStm"):
		if f.trailer["Encrypt"] == nil {
			f.addObjects(stream)
		}
	}
}

// addObjects takes the objects out of a stream. One that cannot be read holds none.
func (f *File) addObjects(stream *Stream) {
	data, err := f.Decoded(stream)
	if err != nil {
		return
	}
	head := &Parser{data: data}
	first := f.Int(stream.Dict["First"])
	for range f.Int(stream.Dict["N"]) {
		n, okNumber := wholeNumber(head)
		offset, okOffset := wholeNumber(head)
		if !okNumber || !okOffset || first < 0 || first+offset > len(data) {
			return
		}
		if value, err := NewParser(data[first+offset:]).Value(); err == nil {
			f.objects[Ref(n)] = value
		}
	}
}

func wholeNumber(p *Parser) (int, bool) {
	p.skipBlank()
	n, err := strconv.Atoi(p.regular())
	return n, err == nil && n >= 0
}

// startsStream tells whether data follow a dictionary, and goes to their first byte.
func (p *Parser) startsStream() bool {
	p.skipBlank()
	rest, found := bytes.CutPrefix(p.data[p.at:], []byte("stream"))
	if !found {
		return false
	}
	p.at = len(p.data) - len(rest)
	if bytes.HasPrefix(rest, []byte("\r\n")) {
		p.at += 2
	} else if len(rest) > 0 && (rest[0] == '\n' || rest[0] == '\r') {
		p.at++
	}
	return true
}

// lengthLater is a stream whose length stands in another object.
type lengthLater struct {
	stream *Stream
	start  int
}

// stream reads data as long as the dictionary says, or up to the word that ends them.
func (p *Parser) stream(dict Dict) (*Stream, lengthLater) {
	start := p.at
	stream := &Stream{Dict: dict}
	length, _ := dict["Length"].(Number)
	if n, err := strconv.Atoi(string(length)); err == nil && endsAt(p.data, start, n) {
		stream.Data = p.data[start : start+n]
		p.at = start + n
		return stream, lengthLater{}
	}
	end := bytes.Index(p.data[start:], []byte("endstream"))
	if end < 0 {
		end = len(p.data) - start
	}
	p.at = start + end
	stream.Data = bytes.TrimSuffix(bytes.TrimSuffix(p.data[start:p.at], []byte("\n")), []byte("\r"))
	if _, isRef := dict["Length"].(Ref); isRef {
		return stream, lengthLater{stream, start}
	}
	return stream, lengthLater{}
}

// correct gives a stream its true length, now that all objects are known.
func (l lengthLater) correct(f *File, data []byte) {
	if n := f.Int(l.stream.Dict["Length"]); endsAt(data, l.start, n) {
		l.stream.Data = data[l.start : l.start+n]
	}
}

// endsAt tells whether data of n bytes are followed by the word that ends a stream.
func endsAt(data []byte, start, n int) bool {
	if n < 0 || n > len(data)-start {
		return false
	}
	rest := bytes.TrimLeft(data[start+n:min(start+n+20, len(data))], "\r\n \t")
	return bytes.HasPrefix(rest, []byte("endstream"))
}

// Encrypted tells whether the file is protected by a password, be it only against changes.
func (f *File) Encrypted() bool { return f.trailer["Encrypt"] != nil }

// Resolved follows references to what they stand for.
func (f *File) Resolved(value Value) Value {
	for range depthLimit {
		ref, ok := value.(Ref)
		if !ok {
			return value
		}
		value = f.objects[ref]
	}
	return nil
}

// Dict returns a value as dictionary, also that of a stream; an empty one where it is none.
func (f *File) Dict(value Value) Dict {
	switch value := f.Resolved(value).(type) {
	case Dict:
		return value
	case *Stream:
		return value.Dict
	}
	return nil
}

// Array returns a value as array, an empty one where it is none.
func (f *File) Array(value Value) Array {
	list, _ := f.Resolved(value).(Array)
	return list
}

// Name returns a value as name, "" where it is none.
func (f *File) Name(value Value) Name {
	name, _ := f.Resolved(value).(Name)
	return name
}

// Int returns a value as whole number, 0 where it is none.
func (f *File) Int(value Value) int { return int(f.Float(value)) }

// Float returns a value as number, 0 where it is none or beyond what a page can need.
func (f *File) Float(value Value) float64 {
	number, _ := f.Resolved(value).(Number)
	float, err := strconv.ParseFloat(string(number), 64)
	if err != nil || float > 1e9 || float < -1e9 {
		return 0
	}
	return float
}

// Catalogue returns the root of the document.
func (f *File) Catalogue() Dict { return f.Dict(f.trailer["Root"]) }
