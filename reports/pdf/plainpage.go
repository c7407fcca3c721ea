package pdf

// Making the objects of a foreign page plain, and noting what letters upon it cannot be archived with (ISO 19005-2).

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"rundertisch/reports/pdf/reading"
)

// plainPage is a page being made into a file of its own.
type plainPage struct {
	source *reading.File
	copier reading.Copier
	file   []byte

	foreign map[string]bool // names of fonts that are not embedded
	inks    bool            // colours of printing inks without a profile
	barred  map[string]bool // what PDF/A does not allow
	notes   bool            // notes or forms, which are not drawn
}

// withoutMeaning are entries that only make sense in the file they come from.
var withoutMeaning = []reading.Name{"Properties", "StructParents", "StructParent", "OC", "Metadata", "PieceInfo", "LastModified", "Parent", "Thumb", "Alternates", "OPI"}

// change makes a value plain before it is copied.
func (p *plainPage) change(value reading.Value, inArray bool) (reading.Value, error) {
	switch value := value.(type) {
	case reading.Ref:
		switch single := p.source.Resolved(value).(type) {
		case reading.Dict, reading.Array, *reading.Stream:
			return value, nil
		default:
			return p.change(single, inArray)
		}
	case bool:
		if inArray { // gofpdi writes two of them as one word
			number, err := p.copier.Add(value)
			return reading.Copied{Value: number}, err
		}
	case reading.Number:
		return decimal(p.source.Float(value)), nil
	case reading.Name:
		p.note(value)
	case reading.Dict:
		p.noteFont(value)
		return without(value), nil
	case *reading.Stream:
		return p.changeStream(value)
	}
	return value, nil
}

func without(dict reading.Dict) reading.Dict {
	dict = maps.Clone(dict)
	for _, key := range withoutMeaning {
		delete(dict, key)
	}
	return dict
}

// changeStream takes the marks out of what is drawn.
func (p *plainPage) changeStream(stream *reading.Stream) (reading.Value, error) {
	dict := without(stream.Dict)
	if p.source.Name(dict["Subtype"]) != "Form" && p.source.Int(dict["PatternType"]) != 1 {
		return &reading.Stream{Dict: dict, Data: stream.Data}, nil
	}
	content, err := p.source.Decoded(stream)
	if err != nil {
		return nil, err
	}
	if content, err = reading.WithoutMarks(content, p.operator); err != nil {
		return nil, err
	}
	delete(dict, "DecodeParms")
	dict["Filter"] = reading.Name("FlateDecode")
	return &reading.Stream{Dict: dict, Data: deflate(content)}, nil
}

// operator notes what an operator of a content does.
func (p *plainPage) operator(word reading.Keyword) {
	if word == "k" || word == "K" {
		p.inks = true
	}
}

// barredNames are names that stand for what PDF/A-2 does not allow, or only within limits that nobody checks here.
var barredNames = map[reading.Name]bool{"LZWDecode": true, "Crypt": true, "JPXDecode": true, "PS": true, "TR": true, "HTP": true}

func (p *plainPage) note(name reading.Name) {
	switch {
	case name == "DeviceCMYK":
		p.inks = true
	case barredNames[name]:
		if p.barred == nil {
			p.barred = map[string]bool{}
		}
		p.barred[string(name)] = true
	}
}

// noteFont notes a font that is not in the file. Keys count as names too: some are barred.
func (p *plainPage) noteFont(dict reading.Dict) {
	for key := range dict {
		p.note(key)
	}
	kind := p.source.Name(dict["Subtype"])
	if p.source.Name(dict["Type"]) != "Font" || kind == "Type0" || kind == "Type3" {
		return
	}
	descriptor := p.source.Dict(dict["FontDescriptor"])
	for _, key := range []reading.Name{"FontFile", "FontFile2", "FontFile3"} {
		if _, embedded := p.source.Resolved(descriptor[key]).(*reading.Stream); embedded {
			return
		}
	}
	if p.foreign == nil {
		p.foreign = map[string]bool{}
	}
	p.foreign[string(p.source.Name(dict["BaseFont"]))] = true
}

// archival tells whether letters upon the page can follow PDF/A.
func (p *plainPage) archival() bool { return len(p.foreign) == 0 && !p.inks && len(p.barred) == 0 }

// hints says what the clerk should know.
func (p *plainPage) hints() []string {
	var hints []string
	if len(p.foreign) > 0 {
		hints = append(hints, fmt.Sprintf("Im PDF fehlen Schriften (%s). Der Briefbogen kann an jedem Drucker anders aussehen, und die Schreiben lassen sich nicht als PDF/A archivieren. "+
			"Betten Sie beim Speichern alle Schriften ein.", list(p.foreign)))
	}
	if p.inks {
		hints = append(hints, "Der Briefbogen hat Farben für die Druckerei (CMYK). Die Schreiben lassen sich deshalb nicht als PDF/A archivieren. Speichern Sie ihn mit RGB-Farben.")
	}
	if len(p.barred) > 0 {
		hints = append(hints, fmt.Sprintf("Der Briefbogen enthält, was PDF/A nicht zulässt (%s). Die Schreiben lassen sich deshalb nicht so archivieren. Speichern Sie ihn als PDF/A.", list(p.barred)))
	}
	if p.notes {
		hints = append(hints, "Anmerkungen und Formularfelder auf dem Briefbogen werden nicht gedruckt.")
	}
	return hints
}

func list(names map[string]bool) string {
	return strings.Join(slices.Sorted(maps.Keys(names)), ", ")
}
