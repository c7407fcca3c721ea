package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"rundertisch/reports/page"
	"rundertisch/reports/pdf/reading"
)

// foreign builds a PDF of one page as other programs may write it. Changes are laid over the page and the catalogue.
func foreign(content string, changes, catalogue, resources reading.Dict) []byte {
	sheet := reading.Dict{"Type": reading.Name("Page"), "Parent": reading.Ref(2), "Contents": reading.Ref(4), "Resources": resources,
		"MediaBox": box(0, 0, 595, 842)}
	root := reading.Dict{"Type": reading.Name("Catalog"), "Pages": reading.Ref(2)}
	for key, value := range changes {
		sheet[key] = value
	}
	for key, value := range catalogue {
		root[key] = value
	}
	return reading.WriteFile([]reading.Value{
		root,
		reading.Dict{"Type": reading.Name("Pages"), "Kids": reading.Array{reading.Ref(3)}, "Count": reading.Number("1")},
		sheet,
		&reading.Stream{Dict: reading.Dict{}, Data: []byte(content)},
		reading.Number("7"),
	})
}

func box(numbers ...int) reading.Array {
	var list reading.Array
	for _, n := range numbers {
		list = append(list, reading.Number(fmt.Sprint(n)))
	}
	return list
}

// plainSheet draws a red square in the lower left corner.
var plainSheet = foreign("1 0 0 rg 10 10 50 50 re f", nil, nil, reading.Dict{})

func TestCheckLetterhead(t *testing.T) {
	helvetica := reading.Dict{"Font": reading.Dict{"F1": reading.Dict{"Type": reading.Name("Font"), "Subtype": reading.Name("Type1"), "BaseFont": reading.Name("Helvetica")}}}
	own := write(t, sample())
	for name, test := range map[string]struct {
		content  []byte
		archival bool
		hint     string // a part of the only hint, or of none
		fault    string
	}{
		"plain":            {content: plainSheet, archival: true},
		"of our own":       {content: own, archival: true, hint: "hat 3 Seiten"},
		"fonts missing":    {content: foreign("BT /F1 12 Tf (a) Tj ET", nil, nil, helvetica), hint: "fehlen Schriften (Helvetica)"},
		"inks":             {content: foreign("1 0 0 0 k 0 0 9 9 re f", nil, nil, reading.Dict{}), hint: "CMYK"},
		"inks by name":     {content: foreign("", nil, nil, reading.Dict{"ColorSpace": reading.Dict{"C": reading.Name("DeviceCMYK")}}), hint: "CMYK"},
		"barred":           {content: foreign("", nil, nil, reading.Dict{"ExtGState": reading.Dict{"G": reading.Dict{"TR": reading.Name("Identity")}}}), hint: "PDF/A nicht zulässt (TR)"},
		"notes":            {content: foreign("", reading.Dict{"Annots": reading.Array{reading.Dict{"Subtype": reading.Name("Widget")}}}, nil, nil), archival: true, hint: "Formularfelder"},
		"links":            {content: foreign("", reading.Dict{"Annots": reading.Array{reading.Dict{"Subtype": reading.Name("Link")}}}, nil, nil), archival: true},
		"turned":           {content: foreign("", reading.Dict{"Rotate": reading.Number("90"), "MediaBox": box(0, 0, 842, 595)}, nil, nil), archival: true},
		"trimmed":          {content: foreign("", reading.Dict{"MediaBox": box(-10, -10, 605, 852), "TrimBox": box(0, 0, 595, 842)}, nil, nil), archival: true},
		"nearly A4":        {content: foreign("", reading.Dict{"MediaBox": box(0, 0, 600, 846)}, nil, nil), archival: true},
		"letter format":    {content: foreign("", reading.Dict{"MediaBox": box(0, 0, 612, 792)}, nil, nil), fault: "216 × 279 mm"},
		"landscape":        {content: foreign("", reading.Dict{"Rotate": reading.Number("90")}, nil, nil), fault: "297 × 210 mm"},
		"no size":          {content: foreign("", reading.Dict{"MediaBox": nil}, nil, nil), fault: "0 × 0 mm"},
		"no PDF":           {content: []byte("PK\x03\x04"), fault: "kein lesbares PDF"},
		"empty":            {content: nil, fault: "kein lesbares PDF"},
		"cut":              {content: plainSheet[:60], fault: "kein lesbares PDF"},
		"password":         {content: bytes.Replace(plainSheet, []byte("/Root 1 0 R"), []byte("/Root 1 0 R /Encrypt <<>>"), 1), fault: "Kennwort"},
		"no page":          {content: foreign("", nil, reading.Dict{"Pages": nil}, nil), fault: "keine Seite"},
		"hidden layers":    {content: foreign("", nil, reading.Dict{"OCProperties": reading.Dict{"D": reading.Dict{"OFF": reading.Array{reading.Ref(5)}}}}, nil), fault: "Ebenen"},
		"unknown filter":   {content: bytes.Replace(plainSheet, []byte("<</Length 25>>"), []byte("<</Filter/X /Length 25>>"), 1), fault: "lässt sich nicht lesen"},
		"damaged content":  {content: foreign("BI /W 1", nil, nil, nil), fault: "lässt sich nicht lesen"},
		"table is damaged": {content: bytes.Replace(plainSheet, []byte("startxref\n"), []byte("startxref\n9"), 1), archival: true},
	} {
		got, err := CheckLetterhead(test.content)
		if test.fault != "" {
			var fault *LetterheadFault
			if !errors.As(err, &fault) || !strings.Contains(fault.Text, test.fault) {
				t.Errorf("%s: error %v, want %q", name, err, test.fault)
			}
			continue
		}
		if err != nil || got.Archival != test.archival || got.Pages < 1 {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
		if hints := strings.Join(got.Hints, "|"); !strings.Contains(hints, test.hint) || (hints == "") != (test.hint == "") || len(got.Hints) > 1 {
			t.Errorf("%s: hints %q, want %q", name, hints, test.hint)
		}
	}
}

// underlaid is a page upon a letterhead.
func underlaid(letterhead []byte, number int, text string) page.Page {
	sheet := lines(text)
	sheet.Items = append([]page.Item{page.Underlay{Data: letterhead, Page: number}}, sheet.Items...)
	return sheet
}

func TestUnderlayIsInTheFileOnce(t *testing.T) {
	letterhead := write(t, sample())
	doc := document(underlaid(letterhead, 0, "eins"), underlaid(letterhead, 1, "zwei"), underlaid(letterhead, 1, "drei"))
	data := write(t, doc)
	if n := bytes.Count(data, []byte("/Subtype /Form")); n != 2 {
		t.Errorf("%d drawings in the file, want 2", n)
	}
	f := open(t, data)
	checkReferences(t, f)
	for i, name := range []string{"Underlay1", "Underlay2", "Underlay2"} {
		if want := "/Artifact BMC\nq 1 0 0 1 0 0 cm /" + name + " Do Q\nEMC"; !strings.Contains(f.content(t, i), want) {
			t.Errorf("page %d does not say %q:\n%s", i, want, f.content(t, i))
		}
	}
	for range 10 {
		if !bytes.Equal(write(t, doc), data) {
			t.Fatal("the same letterhead gives other bytes")
		}
	}
	if bytes.Contains(data, []byte("/StructParents 0 /Subtype")) || !bytes.Contains(data, []byte("<pdfaid:part>2<")) {
		t.Error("the letterhead brought its structure, or the file lost its claim")
	}
}

func TestUnderlayInFilesOfTheirOwn(t *testing.T) {
	letterhead := write(t, sample())
	first, second := document(underlaid(letterhead, 0, "eins")), document(underlaid(letterhead, 0, "zwei"), underlaid(letterhead, 1, "drei"))
	for i, data := range parts(t, []Document{first, second}) {
		f := open(t, data)
		checkReferences(t, f)
		if n := bytes.Count(data, []byte("/Subtype /Form")); n != 2 { // cut from one drawing
			t.Errorf("file %d has %d drawings", i, n)
		}
		if !strings.Contains(f.content(t, 0), "/Underlay1 Do") {
			t.Errorf("file %d lost its letterhead", i)
		}
	}
	for i, data := range parts(t, []Document{first, document(underlaid(plainSheet, 0, "zwei"))}) {
		if n := bytes.Count(data, []byte("/Subtype /Form")); n != 1 {
			t.Errorf("file %d carries the letterheads of others: %d", i, n)
		}
	}
}

func TestOnlyArchivalFilesSaySo(t *testing.T) {
	inks := foreign("1 0 0 0 k 0 0 9 9 re f", nil, nil, reading.Dict{})
	for _, data := range append(parts(t, []Document{document(underlaid(inks, 0, "a"))}), write(t, document(underlaid(inks, 0, "a")))) {
		if bytes.Contains(data, []byte("pdfaid:part")) || !bytes.Contains(data, []byte("<pdf:Producer>")) {
			t.Error("a file that cannot be archived claims PDF/A, or lost its metadata")
		}
	}
}

// gofpdi writes two truth values as one word, and rounds; none of it may reach the file.
func TestUnderlayKeepsValues(t *testing.T) {
	shading := reading.Dict{"Shading": reading.Dict{"S": reading.Dict{"ShadingType": reading.Number("2"), "Extend": reading.Array{true, false},
		"ColorSpace": reading.Name("DeviceRGB"), "Coords": box(0, 0, 1, 1), "Name": reading.Name("a#20b\xff"), "Text": reading.String("(\\)\x00"), "Of": reading.Ref(5)}}}
	data := write(t, document(underlaid(foreign("/Marked <</MCID 0>> BDC /S sh EMC", nil, nil, shading), 0, "a")))
	f := open(t, data)
	all := string(bytes.Join(f.objects, []byte("\n")))
	for _, want := range []string{"/Extend [true false]", "/Name /a#20b#FF", "/Text <285C2900>", "/Of 7", "/BBox [0.00 0.00 595.28 841.89]"} {
		if !strings.Contains(all, want) {
			t.Errorf("the file lacks %s", want)
		}
	}
	for _, object := range f.objects {
		if bytes.Contains(object, []byte("/Subtype /Form")) {
			if got := string(inflate(t, object)); !strings.HasSuffix(got, "cm\n/S sh\n") {
				t.Errorf("the letterhead draws %q", got)
			}
		}
	}
}

func TestUnderlayThatCannotBeRead(t *testing.T) {
	var out bytes.Buffer
	for _, item := range []page.Underlay{{}, {Data: []byte("%PDF-1.4")}, {Data: plainSheet, Page: 1}, {Data: plainSheet, Page: -1}} {
		err := Write(context.Background(), &out, document(page.Page{Width: 210, Height: 297, Items: []page.Item{item}}))
		var fault *LetterheadFault
		if !errors.As(err, &fault) || out.Len() > 0 {
			t.Errorf("page %d of %q: %v", item.Page, item.Data, err)
		}
	}
}

func TestPlacement(t *testing.T) {
	// The visible lower left corner of a turned page comes to 0, 0, the upper right to the corner of the sheet.
	for _, test := range []struct {
		rotate              int
		lowerLeft, topRight [2]float64
		box                 [4]float64
	}{
		{0, [2]float64{10, 20}, [2]float64{605, 862}, [4]float64{10, 20, 605, 862}},
		{90, [2]float64{852, 20}, [2]float64{10, 615}, [4]float64{10, 20, 852, 615}},
		{180, [2]float64{605, 862}, [2]float64{10, 20}, [4]float64{10, 20, 605, 862}},
		{270, [2]float64{10, 615}, [2]float64{852, 20}, [4]float64{10, 20, 852, 615}},
	} {
		var a, b, c, d, e, f float64
		operator := placement(reading.Page{Rotate: test.rotate, Unit: 1}, test.box)
		if n, err := fmt.Sscanf(operator, "%g %g %g %g %g %g cm\n", &a, &b, &c, &d, &e, &f); n != 6 {
			t.Fatalf("%q: %v", operator, err)
		}
		for i, corner := range [][2]float64{test.lowerLeft, test.topRight} {
			x, y := a*corner[0]+c*corner[1]+e, b*corner[0]+d*corner[1]+f
			wantX, wantY := float64(i)*a4Width, float64(i)*a4Height
			if x-wantX > 0.01 || wantX-x > 0.01 || y-wantY > 0.01 || wantY-y > 0.01 {
				t.Errorf("turned by %d: corner %d comes to %.2f, %.2f", test.rotate, i, x, y)
			}
		}
	}
}

func FuzzCheckLetterhead(f *testing.F) {
	f.Add(plainSheet)
	f.Add(write(f, document(lines("a"))))
	f.Add(foreign("BI /W 1 ID x EI Q", reading.Dict{"Rotate": reading.Number("-90")}, nil, reading.Dict{"XObject": reading.Ref(4)}))
	f.Fuzz(func(t *testing.T, content []byte) {
		_, err := CheckLetterhead(content)
		var fault *LetterheadFault
		if err != nil {
			if !errors.As(err, &fault) || fault.Text == "" {
				t.Fatalf("error %v", err)
			}
			return
		}
		var out bytes.Buffer
		sheet := page.Page{Width: page.A4Width, Height: page.A4Height, Items: []page.Item{page.Underlay{Data: content}}}
		if err := Write(context.Background(), &out, document(sheet)); err != nil {
			t.Fatalf("the letterhead passes but is not written: %v", err)
		}
		checkReferences(t, open(t, out.Bytes()))
	})
}
