package pdf

// Metadata as XMP, and the colour profile that says what the colours mean.

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"math"
	"strings"
	"sync"
)

// xmp is the metadata packet: what the document is, and, if it does, that it follows PDF/A-2b and PDF/UA-1. PDF/A wants the scheme of PDF/UA described in the file.
func xmp(doc Document, archival bool) []byte {
	date := doc.Made.Format("2006-01-02T15:04:05-07:00")
	replace := strings.NewReplacer("{title}", escapeXML(doc.Title), "{author}", escapeXML(doc.Author), "{subject}", escapeXML(doc.Subject),
		"{language}", escapeXML(doc.Language), "{date}", date, "{producer}", escapeXML(Producer))
	packet := xmpStart
	if doc.Title != "" {
		packet += xmpTitle
	}
	if doc.Author != "" {
		packet += xmpAuthor
	}
	if doc.Subject != "" {
		packet += xmpSubject
	}
	packet += xmpDates
	if archival {
		packet += xmpArchival
	}
	return []byte(replace.Replace(packet + xmpEnd))
}

func escapeXML(text string) string {
	var out bytes.Buffer
	_ = xml.EscapeText(&out, []byte(text)) // a bytes.Buffer takes everything
	return out.String()
}

const (
	xmpStart = `<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
`
	xmpTitle   = "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\n"
	xmpAuthor  = "<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>\n"
	xmpSubject = "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{subject}</rdf:li></rdf:Alt></dc:description>\n"
	xmpDates   = "<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate><pdf:Producer>{producer}</pdf:Producer>\n"

	xmpArchival = `<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
`
	xmpEnd = `</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`
)

// compressedProfile is the colour profile as the file stores it.
var compressedProfile = sync.OnceValue(func() []byte { return deflate(profile()) })

// profile builds an ICC version 2.1 display profile of sRGB (IEC 61966-2-1): three primaries, adapted to D50, and one tone curve. It is made here, so that
// no profile with a licence of its own is needed.
func profile() []byte {
	curve := toneCurve()
	tags := []struct {
		name string
		data []byte // nil shares the data of the tag before
	}{
		{"desc", description("sRGB")},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "No copyright\x00"...)},
		{"wtpt", xyz(0.9642, 1, 0.8249)},
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
		{"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
		{"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve}, {"gTRC", nil}, {"bTRC", nil},
	}
	table := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var body []byte
	start := profileHeader + 4 + 12*len(tags)
	offset, length := 0, 0
	for _, tag := range tags {
		if tag.data != nil {
			offset, length = start+len(body), len(tag.data)
			body = append(body, tag.data...)
			for len(body)%4 != 0 {
				body = append(body, 0)
			}
		}
		table = append(table, tag.name...)
		table = binary.BigEndian.AppendUint32(table, uint32(offset))
		table = binary.BigEndian.AppendUint32(table, uint32(length))
	}
	header := make([]byte, profileHeader)
	binary.BigEndian.PutUint32(header, uint32(start+len(body)))
	copy(header[8:], []byte{2, 0x10, 0, 0})
	copy(header[12:], "mntrRGB XYZ ")
	copy(header[24:], []byte{0x07, 0xE5, 0, 1, 0, 1}) // 1 January 2021
	copy(header[36:], "acsp")
	copy(header[68:], xyz(0.9642, 1, 0.8249)[8:])
	return append(append(header, table...), body...)
}

// profileHeader is the length of the header of an ICC profile, bytes.
const profileHeader = 128

// xyz is a colour as a tag of a profile: three numbers with 16 binary places.
func xyz(x, y, z float64) []byte {
	tag := []byte("XYZ \x00\x00\x00\x00")
	for _, value := range []float64{x, y, z} {
		tag = binary.BigEndian.AppendUint32(tag, uint32(int32(math.Round(value*65536))))
	}
	return tag
}

// toneCurve is the curve of sRGB in 1,024 steps.
func toneCurve() []byte {
	const steps = 1024
	tag := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), steps)
	for i := range steps {
		value := float64(i) / (steps - 1)
		if value <= 0.04045 {
			value /= 12.92
		} else {
			value = math.Pow((value+0.055)/1.055, 2.4)
		}
		tag = binary.BigEndian.AppendUint16(tag, uint16(math.Round(value*65535)))
	}
	return tag
}

// description is the name of a profile as a tag, with the empty Unicode and Macintosh names that version 2 wants.
func description(name string) []byte {
	tag := binary.BigEndian.AppendUint32([]byte("desc\x00\x00\x00\x00"), uint32(len(name)+1))
	tag = append(tag, name...)
	return append(tag, make([]byte, 1+4+4+2+1+67)...)
}
