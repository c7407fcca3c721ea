package pdf

// Writing the finished objects. A tagged letter has some twenty small objects, which would more than double the size of a run; they go into compressed
// object streams (ISO 32000-1, 7.5.7), and a cross-reference stream (7.5.8) says where everything is. PDF/A-2 allows both.

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
)

// header says PDF 1.7, which PDF/A-2 and PDF/UA-1 build on, and by its second line that the file is binary.
const header = "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"

// objectsInStream is how many objects share a stream. A reader that wants one has to unpack all of them; the number of one must fit a byte.
const objectsInStream = 200

// write writes the file. Its identifier is made from its content.
func (f *file) write(out *bytes.Buffer) {
	places := make([]place, len(f.objects), len(f.objects)+len(f.objects)/objectsInStream+2)
	packed := f.pack(places)
	size := 0
	for _, body := range append(packed, f.objects...) {
		size += len(body) + 50
	}
	out.Grow(size)
	out.WriteString(header)
	writeObject := func(n int, body []byte) {
		places[n] = place{kind: placeInFile, where: out.Len()}
		fmt.Fprintf(out, "%d 0 obj\n", n)
		out.Write(body)
		out.WriteString("\nendobj\n")
	}
	for n, body := range f.objects {
		if n > 0 && places[n].kind != placeInStream {
			writeObject(n, body)
		}
	}
	for _, body := range packed {
		places = append(places, place{})
		writeObject(len(places)-1, body)
	}
	id := sha256.Sum256(out.Bytes())
	start := out.Len()
	places = append(places, place{kind: placeInFile, where: start})
	entries := fmt.Sprintf("/Type /XRef /Size %d /Root %d 0 R /Info %d 0 R /ID [<%x> <%x>] /W [1 4 1] /Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns %d>>",
		len(places), f.root, f.info, id[:16], id[:16], placeLength)
	fmt.Fprintf(out, "%d 0 obj\n", len(places)-1)
	out.Write(stream(entries, deflate(crossReferences(places))))
	fmt.Fprintf(out, "\nendobj\nstartxref\n%d\n%%%%EOF\n", start)
}

// place is where an object is found.
type place struct {
	kind  byte
	where int  // offset in the file, or number of the stream of objects
	index byte // in the stream
}

// Kinds of places (ISO 32000-1, table 18).
const (
	placeInFile   = 1
	placeInStream = 2
)

// placeLength is how many bytes an entry of the cross-reference stream has: /W [1 4 1].
const placeLength = 1 + 4 + 1

// pack puts all objects but streams into streams, notes their places and returns the streams, which are numbered from len(f.objects).
func (f *file) pack(places []place) [][]byte {
	packed := f.packed
	note := func(numbers []int, stream int) {
		for i, n := range numbers {
			places[n] = place{placeInStream, len(f.objects) + stream, byte(i)}
		}
	}
	for i, group := range packed {
		note(group.numbers, i) // so that these are not packed again
	}
	packed = append(slices.Clip(packed), f.packSmall(func(n int) bool { return places[n].kind == 0 })...)
	bodies := make([][]byte, len(packed))
	for i, group := range packed {
		note(group.numbers, i)
		bodies[i] = group.body
	}
	return bodies
}

// packedObjects is a stream of objects.
type packedObjects struct {
	numbers []int
	body    []byte
}

// packSmall packs those of the wanted objects that are no streams.
func (f *file) packSmall(wanted func(n int) bool) []packedObjects {
	var small []int
	for n, body := range f.objects {
		if n > 0 && !bytes.HasSuffix(body, []byte("endstream")) && wanted(n) {
			small = append(small, n)
		}
	}
	var packed []packedObjects
	for group := range slices.Chunk(small, objectsInStream) {
		packed = append(packed, packedObjects{numbers: group})
	}
	onEveryCore(len(packed), func(c *compressor, i int) {
		packed[i].body = f.objectStream(c, packed[i].numbers)
	})
	return packed
}

// objectStream writes objects into one stream: first their numbers and offsets, then their bodies.
func (f *file) objectStream(c *compressor, numbers []int) []byte {
	var head, bodies bytes.Buffer
	for _, n := range numbers {
		fmt.Fprintf(&head, "%d %d ", n, bodies.Len())
		bodies.Write(f.objects[n])
		bodies.WriteByte('\n')
	}
	entries := fmt.Sprintf("/Type /ObjStm /N %d /First %d /Filter /FlateDecode", len(numbers), head.Len())
	head.Write(bodies.Bytes())
	return stream(entries, c.compress(head.Bytes()))
}

// crossReferences lists the places of all objects as differences to the entry before (PNG predictor Up), which compress well. Object 0 is free.
func crossReferences(places []place) []byte {
	const up = 2
	table := make([]byte, 0, len(places)*(placeLength+1))
	var before, entry [placeLength]byte
	for _, at := range places {
		entry[0], entry[placeLength-1] = at.kind, at.index
		binary.BigEndian.PutUint32(entry[1:], uint32(at.where))
		table = append(table, up)
		for i := range entry {
			table = append(table, entry[i]-before[i])
		}
		before = entry
	}
	return table
}
