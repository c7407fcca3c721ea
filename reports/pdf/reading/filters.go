package reading

// Unpacking streams (ISO 32000-1, 7.4), as far as contents and streams of objects need it; pictures and fonts stay as they are.

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"fmt"
	"io"

	"golang.org/x/image/tiff/lzw"
)

// decodedLimit is how many bytes all streams of a file together may unpack to.
const decodedLimit = 200 << 20

// Decoded returns the data of a stream without its filters.
func (f *File) Decoded(stream *Stream) ([]byte, error) {
	filters := f.Array(stream.Dict["Filter"])
	if name := f.Name(stream.Dict["Filter"]); name != "" {
		filters = Array{name}
	}
	parameters := f.Array(stream.Dict["DecodeParms"])
	if _, single := f.Resolved(stream.Dict["DecodeParms"]).(Dict); single {
		parameters = Array{stream.Dict["DecodeParms"]}
	}
	data := stream.Data
	for i, filter := range filters {
		var settings Dict
		if i < len(parameters) {
			settings = f.Dict(parameters[i])
		}
		var err error
		if data, err = f.unpack(f.Name(filter), settings, data); err != nil {
			return nil, fmt.Errorf("stream: %w", err)
		}
	}
	return data, nil
}

func (f *File) unpack(filter Name, settings Dict, data []byte) ([]byte, error) {
	switch filter {
	case "FlateDecode", "Fl":
		reader, err := zlib.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		return f.unpredicted(settings, reader)
	case "LZWDecode", "LZW":
		if change := f.Resolved(settings["EarlyChange"]); change == Number("0") {
			return nil, fmt.Errorf("LZW of a kind that is not known")
		}
		return f.unpredicted(settings, lzw.NewReader(bytes.NewReader(data), lzw.MSB, 8))
	case "ASCIIHexDecode", "AHx":
		data, _, _ = bytes.Cut(data, []byte(">"))
		return decodeHex(data), nil
	case "ASCII85Decode", "A85":
		data, _, _ = bytes.Cut(bytes.TrimPrefix(bytes.TrimSpace(data), []byte("<~")), []byte("~"))
		return f.all(ascii85.NewDecoder(bytes.NewReader(data)))
	}
	return nil, fmt.Errorf("filter %q is not known", filter)
}

// all reads everything, up to the limit of the file. What comes before a fault counts, as in other readers.
func (f *File) all(reader io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(reader, int64(decodedLimit-f.opened+1)))
	f.opened += len(data)
	if f.opened > decodedLimit {
		return nil, fmt.Errorf("the streams unpack to more than %d bytes", decodedLimit)
	}
	if len(data) == 0 && err != nil {
		return nil, err
	}
	return data, nil
}

// unpredicted reads everything and undoes the prediction of PNG, of which streams of objects and tables make use.
func (f *File) unpredicted(settings Dict, reader io.Reader) ([]byte, error) {
	data, err := f.all(reader)
	if err != nil || f.Int(settings["Predictor"]) <= 1 {
		return data, err
	}
	colours, bits := f.Int(settings["Colors"]), f.Int(settings["BitsPerComponent"])
	columns := max(f.Int(settings["Columns"]), 1)
	if max(colours, 1) != 1 || (bits != 0 && bits != 8) || f.Int(settings["Predictor"]) < 10 || columns > len(data) {
		return nil, fmt.Errorf("prediction of a kind that is not known")
	}
	before := make([]byte, columns)
	var result []byte
	for ; len(data) > columns; data = data[columns+1:] {
		row := data[1 : columns+1]
		unfilterRow(data[0], row, before)
		result, before = append(result, row...), row
	}
	return result, nil
}

// unfilterRow undoes the filter of a row of single bytes (PNG, 9.2).
func unfilterRow(kind byte, row, before []byte) {
	for i := range row {
		left, corner := 0, 0
		if i > 0 {
			left, corner = int(row[i-1]), int(before[i-1])
		}
		above := int(before[i])
		switch kind {
		case 1:
			row[i] += byte(left)
		case 2:
			row[i] += byte(above)
		case 3:
			row[i] += byte((left + above) / 2)
		case 4:
			row[i] += byte(paeth(left, above, corner))
		}
	}
}

func paeth(left, above, corner int) int {
	estimate := left + above - corner
	toLeft, toAbove, toCorner := distance(estimate, left), distance(estimate, above), distance(estimate, corner)
	switch {
	case toLeft <= toAbove && toLeft <= toCorner:
		return left
	case toAbove <= toCorner:
		return above
	}
	return corner
}

func distance(a, b int) int { return max(a-b, b-a) }
