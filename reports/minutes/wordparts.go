package minutes

// The parts of a word processor's document that hardly depend on what it says: styles, lists, pages, properties.

import (
	"fmt"
	"strings"
)

const (
	xmlHead       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordNames     = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	relationNames = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	officeTypes   = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	wordTypes     = `application/vnd.openxmlformats-officedocument.wordprocessingml.`
)

const wordContentTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
	`<Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/word/document.xml" ContentType="` + wordTypes + `document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="` + wordTypes + `styles+xml"/>` +
	`<Override PartName="/word/numbering.xml" ContentType="` + wordTypes + `numbering+xml"/>` +
	`<Override PartName="/word/settings.xml" ContentType="` + wordTypes + `settings+xml"/>` +
	`<Override PartName="/word/header1.xml" ContentType="` + wordTypes + `header+xml"/>` +
	`<Override PartName="/word/footer1.xml" ContentType="` + wordTypes + `footer+xml"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
	`<Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>` +
	`</Types>`

const wordRelations = xmlHead + `<Relationships ` + relationNames + `>` +
	`<Relationship Id="rId1" Type="` + officeTypes + `officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
	`<Relationship Id="rId3" Type="` + officeTypes + `extended-properties" Target="docProps/app.xml"/>` +
	`</Relationships>`

const wordDocumentRelations = xmlHead + `<Relationships ` + relationNames + `>` +
	`<Relationship Id="rId1" Type="` + officeTypes + `styles" Target="styles.xml"/>` +
	`<Relationship Id="rId2" Type="` + officeTypes + `numbering" Target="numbering.xml"/>` +
	`<Relationship Id="rId3" Type="` + officeTypes + `settings" Target="settings.xml"/>` +
	`<Relationship Id="rId4" Type="` + officeTypes + `header" Target="header1.xml"/>` +
	`<Relationship Id="rId5" Type="` + officeTypes + `footer" Target="footer1.xml"/>` +
	`</Relationships>`

// wordStart and wordEnd stand around the body. The page is A4 with the margins of the letters, in twentieths of a point (567 are 10 mm); the first page has
// no header.
const (
	wordStart = xmlHead + `<w:document ` + wordNames + `><w:body>`
	wordEnd   = `<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="first" r:id="rId5"/>` +
		`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1474" w:right="1134" w:bottom="1134" w:left="1417" w:header="794" w:footer="567" w:gutter="0"/>` +
		`<w:titlePg/></w:sectPr></w:body></w:document>`
)

const wordSettings = xmlHead + `<w:settings ` + wordNames + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/>` +
	`<w:characterSpacingControl w:val="doNotCompress"/>` +
	`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="de-DE"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>`

const wordProgram = xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Runder Tisch</Application></Properties>`

// wordProperties are title, author, language and time of the document.
func wordProperties(m Minutes) string {
	var p strings.Builder
	p.WriteString(xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ` +
		`xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	add := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&p, "<%s>%s</%s>", name, escaped(value), name)
		}
	}
	add("dc:title", m.Title)
	add("dc:subject", joined(", ", m.RoundTable, m.Date))
	add("dc:creator", m.Author)
	add("cp:lastModifiedBy", m.Author)
	if !m.Made.IsZero() {
		for _, name := range []string{"created", "modified"} {
			fmt.Fprintf(&p, `<dcterms:%s xsi:type="dcterms:W3CDTF">%s</dcterms:%s>`, name, wordTime(m.Made), name)
		}
	}
	add("cp:contentStatus", m.State)
	add("dc:language", "de-DE")
	p.WriteString(`</cp:coreProperties>`)
	return p.String()
}

// pageOfPages is 'Seite 2 von 3' as fields that the word processor counts.
const pageOfPages = `<w:r><w:t xml:space="preserve">Seite </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>` +
	`<w:r><w:t xml:space="preserve"> von </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple>`

// wordHeader is what stands above the text of following pages.
func wordHeader(m Minutes) string {
	title := joined(" · ", joined(", ", m.Title, m.Date), m.State)
	return xmlHead + `<w:hdr ` + wordNames + `><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:t xml:space="preserve">` + escaped(title) +
		`</w:t></w:r><w:r><w:tab/></w:r>` + pageOfPages + `</w:p></w:hdr>`
}

// wordFooter is the number of the first page.
const wordFooter = xmlHead + `<w:ftr ` + wordNames + `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` + pageOfPages + `</w:p></w:ftr>`

// wordNumbering holds the two lists with bullets: of the text and of decisions.
const wordNumbering = xmlHead + `<w:numbering ` + wordNames + `>` +
	`<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>` +
	`<w:pStyle w:val="` + wordBullet + `"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>` +
	`<w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/>` +
	`<w:pStyle w:val="` + wordDecided + `"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="567" w:hanging="284"/></w:pPr></w:lvl></w:abstractNum>` +
	`<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`

// wordTaskTable is the identifier of the style of the table of tasks.
const wordTaskTable = "Tasks"

// bar is the line beside a decision: 2.25 pt wide, 8 pt left of the text. That of the word 'Beschluss' has another colour, by so little that nobody sees it:
// word processors join equal lines of neighbours, and two decisions would look like one.
func bar(color string) string {
	return `<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="` + color + `"/></w:pBdr>`
}

// wordStyle is a style of paragraphs; measures are twentieths of a point, sizes half points.
type wordStyle struct {
	id, name, next string
	keepNext       bool
	paragraph      string // further properties in the order of the standard, before the spacing
	before, after  int
	single         bool   // lines without room between them, which would part the bar beside them
	last           string // indents and outline level
	bold           bool
	color          string
	size           int // 0: as the style it is based on
}

// paragraphStyles lists the styles; names are those that word processors know and translate where there are such.
var paragraphStyles = []wordStyle{
	{id: wordText, name: "Body Text", before: 60, after: 120},
	{id: wordTable, name: "Runder Tisch", next: wordTitle, keepNext: true, after: 60, color: "404040", size: 21},
	{id: wordTitle, name: "Title", next: wordText, keepNext: true, after: 100, bold: true, size: 36},
	{id: wordSubtitle, name: "Subtitle", next: wordText, keepNext: true, after: 180, bold: true, size: 24},
	{id: wordFact, name: "Angaben zur Sitzung", paragraph: tabAt(1531), before: 40, after: 20, last: `<w:ind w:left="1531" w:hanging="1531"/>`, size: 21},
	{id: wordHeading1, name: "heading 1", next: wordText, keepNext: true, paragraph: tabAt(680), before: 400, after: 40,
		last: `<w:ind w:left="680" w:hanging="680"/><w:outlineLvl w:val="0"/>`, bold: true, size: 25},
	{id: wordHeading2, name: "heading 2", next: wordText, keepNext: true, paragraph: tabAt(680), before: 240, after: 40,
		last: `<w:ind w:left="680" w:hanging="680"/><w:outlineLvl w:val="1"/>`, bold: true, size: 22},
	{id: wordPerson, name: "Teilnahme", paragraph: tabAt(1134), after: 200, last: `<w:ind w:left="1134" w:hanging="1134"/><w:contextualSpacing/>`, size: 20},
	{id: wordBullet, name: "List Bullet", paragraph: `<w:numPr><w:numId w:val="1"/></w:numPr>`, after: 120, last: `<w:ind w:left="284" w:hanging="284"/><w:contextualSpacing/>`},
	{id: wordAbout, name: "Angaben zum Punkt", next: wordText, after: 60, color: "404040", size: 19},
	{id: wordDecision, name: decisionWord, next: wordResolved, keepNext: true, paragraph: bar("404041"), before: 160, single: true, last: `<w:ind w:left="284"/>`, bold: true, size: 20},
	{id: wordResolved, name: "Beschlusstext", paragraph: bar("404040"), after: 60, single: true, last: `<w:ind w:left="284"/>`},
	{id: wordDecided, name: "Beschluss Aufzählung", paragraph: `<w:numPr><w:numId w:val="2"/></w:numPr>` + bar("404040"), single: true, last: `<w:ind w:left="567" w:hanging="284"/>`},
	{id: wordCellHead, name: "Tabellenkopf", next: wordCell, keepNext: true, before: 140, after: 40, bold: true, size: 20},
	{id: wordCell, name: "Tabellentext", before: 40, after: 40, size: 20},
	{id: wordGap, name: "Tabellenende", next: wordText, size: 2},
	{id: "Header", name: "header", paragraph: `<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="A0A0A0"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9355"/></w:tabs>`, color: "404040", size: 18},
	{id: "Footer", name: "footer", last: `<w:jc w:val="right"/>`, color: "404040", size: 18},
}

func tabAt(position int) string {
	return fmt.Sprintf(`<w:tabs><w:tab w:val="left" w:pos="%d"/></w:tabs>`, position)
}

// wordStyles are the styles of the document. Its language is German, its type looks like that of the letters.
func wordStyles() string {
	var s strings.Builder
	s.WriteString(xmlHead + `<w:styles ` + wordNames + `><w:docDefaults><w:rPrDefault><w:rPr>` +
		`<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/>` +
		`<w:lang w:val="de-DE" w:eastAsia="de-DE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:after="0" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>` +
		`<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:qFormat/><w:rPr><w:b/><w:bCs/><w:color w:val="000000"/></w:rPr></w:style>` +
		`<w:style w:type="character" w:styleId="Quiet"><w:name w:val="Nebenangabe"/><w:qFormat/><w:rPr><w:color w:val="404040"/></w:rPr></w:style>`)
	for _, style := range paragraphStyles {
		style.write(&s)
	}
	s.WriteString(`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>` +
		`<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>` +
		`<w:bottom w:w="0" w:type="dxa"/><w:right w:w="142" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
		`<w:style w:type="table" w:styleId="` + wordTaskTable + `"><w:name w:val="Aufgaben"/><w:basedOn w:val="TableNormal"/><w:qFormat/>` +
		`<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="A0A0A0"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="A0A0A0"/></w:tblBorders></w:tblPr>` +
		`<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:tcBorders></w:tcPr></w:tblStylePr>` +
		`</w:style></w:styles>`)
	return s.String()
}

// write writes the style, its parts in the order of the standard.
func (style wordStyle) write(s *strings.Builder) {
	fmt.Fprintf(s, `<w:style w:type="paragraph" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/>`, style.id, style.name)
	if style.next != "" {
		fmt.Fprintf(s, `<w:next w:val="%s"/>`, style.next)
	}
	s.WriteString(`<w:qFormat/><w:pPr>`)
	if style.keepNext {
		s.WriteString(`<w:keepNext/><w:keepLines/>`)
	}
	line := ""
	if style.single {
		line = ` w:line="240" w:lineRule="auto"`
	}
	fmt.Fprintf(s, `%s<w:spacing w:before="%d" w:after="%d"%s/>%s</w:pPr><w:rPr>`, style.paragraph, style.before, style.after, line, style.last)
	if style.bold {
		s.WriteString(`<w:b/><w:bCs/>`)
	}
	if style.color != "" {
		fmt.Fprintf(s, `<w:color w:val="%s"/>`, style.color)
	}
	if style.size > 0 {
		fmt.Fprintf(s, `<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, style.size, style.size)
	}
	s.WriteString(`</w:rPr></w:style>`)
}
