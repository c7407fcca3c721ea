package main

// The same letters as documents of LibreOffice and LaTeX, and how these turn them into PDF.

import (
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/template"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// office is LibreOffice Writer, started once for one document with 25 letters, and once for 25 documents. It writes what the program writes: PDF/A-2b, tagged.
func (b *bench) office() way {
	const pdfa = `pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},"UseTaggedPDF":{"type":"boolean","value":"true"}}`
	source := filepath.Join(b.folder, "office-source")
	profile := "-env:UserInstallation=file://" + filepath.Join(b.folder, "office-profile")
	convert := func(folder string, documents ...string) error {
		return quiet(source, "soffice", append([]string{profile, "--headless", "--convert-to", pdfa, "--outdir", folder}, documents...)...)
	}
	return way{
		name: "LibreOffice Writer", note: "PDF/A-2b, tagged; 25 PDFs in one start", folder: "office",
		write: func() error { return b.writeDocuments(source, ".fodt", fodt, asItIs) },
		one:   func(folder string) error { return convert(folder, "all.fodt") },
		each:  func(folder string) error { return convert(folder, numbered(".fodt")...) },
	}
}

// pdftex is LaTeX at its fastest. Its fonts have neither Greek nor Cyrillic nor Vietnamese letters, so that names in these are written with what it has.
func (b *bench) pdftex() way {
	w := b.latex("pdflatex", plainLatin)
	w.note += "; not the letters of every name"
	w.able = plainLatin
	return w
}

// luatex is LaTeX with the program's own font, which has all letters.
func (b *bench) luatex() way { return b.latex("lualatex", asItIs) }

func asItIs(text string) string { return text }

// plainLatin keeps what pdfTeX's encoding T1 has, takes the marks off other Latin letters, and writes 'x' for letters of other scripts.
func plainLatin(text string) string {
	var b strings.Builder
	for _, r := range strings.NewReplacer("Đ", "D", "đ", "d").Replace(norm.NFC.String(text)) { // pdfTeX's Đ comes out as the Icelandic Ð
		switch {
		case r <= 'ſ' || strings.ContainsRune("–—„“”‚‘’…", r):
			b.WriteRune(r)
		case unicode.Is(unicode.Latin, r):
			b.WriteString(norm.NFD.String(string(r))[:1])
		case unicode.IsLetter(r):
			b.WriteByte('x')
		}
	}
	return b.String()
}

// latex is a TeX with KOMA-Script's letter class scrlttr2: once for one document with 25 letters, and 25 times. One pass is enough, since nothing refers to anything.
func (b *bench) latex(engine string, able func(string) string) way {
	source := filepath.Join(b.folder, engine+"-source")
	run := func(folder, document string) error {
		return quiet(source, engine, "-interaction=nonstopmode", "-halt-on-error", "-output-directory", folder, document)
	}
	return way{
		name: "LaTeX (" + engine + ", scrlttr2)", note: "not tagged; 25 PDFs in 25 starts", folder: engine,
		write: func() error { return b.writeDocuments(source, ".tex", tex, able) },
		one:   func(folder string) error { return run(folder, "all.tex") },
		each: func(folder string) error {
			for _, document := range numbered(".tex") {
				if err := run(folder, document); err != nil {
					return err
				}
			}
			return nil
		},
	}
}

// numbered returns the names of the single letters.
func numbered(ending string) []string {
	var names []string
	for i := range letters {
		names = append(names, fmt.Sprintf("%02d%s", i+1, ending))
	}
	return names
}

// writeDocuments writes one document with all letters, and one for each; able says what the program can write of a text.
func (b *bench) writeDocuments(folder, ending string, form *template.Template, able func(string) string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	write := func(name string, list []words) error {
		var text strings.Builder
		if err := form.Execute(&text, list); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(folder, name), []byte(able(text.String())), 0o644)
	}
	for i, name := range numbered(ending) {
		if err := write(name, b.words[i:i+1]); err != nil {
			return err
		}
	}
	return write("all"+ending, b.words)
}

// functions are what the two forms below call, after a method of words.
func functions(escape func(string) string) template.FuncMap {
	return template.FuncMap{
		"e": escape,
		"join": func(list []string, between string) string {
			var parts []string
			for _, text := range list {
				parts = append(parts, escape(text))
			}
			return strings.Join(parts, between)
		},
	}
}

func escapeXML(text string) string {
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(text)); err != nil {
		panic(err) // a strings.Builder takes everything
	}
	return b.String()
}

var escapeTeX = strings.NewReplacer(
	`\`, `\textbackslash{}`, "{", `\{`, "}", `\}`, "#", `\#`, "$", `\$`, "%", `\%`, "&", `\&`, "_", `\_`, "~", `\textasciitilde{}`, "^", `\textasciicircum{}`, "\u00a0", "~", "·", `\textperiodcentered{}`,
).Replace

// fodt is a document of Writer in form B of DIN 5008: address and information block in frames, everything else in paragraphs. Each letter begins on a new page.
var fodt = template.Must(template.New("fodt").Funcs(functions(escapeXML)).Parse(`<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>Bitte um Benennung</dc:title><dc:language>de-DE</dc:language></office:meta>
<office:font-face-decls><style:font-face style:name="Sans" svg:font-family="'Liberation Sans'"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name="Sans" fo:font-size="11pt" fo:language="de" fo:country="DE"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-top="0mm" fo:margin-bottom="0mm" fo:orphans="2" fo:widows="2"/></style:style>
<style:style style:name="Head" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="12pt" fo:font-weight="bold"/></style:style>
<style:style style:name="First" style:family="paragraph" style:parent-style-name="Head"><style:paragraph-properties fo:break-before="page"/></style:style>
<style:style style:name="Small" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="8pt"/></style:style>
<style:style style:name="Subject" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-top="66mm" fo:margin-bottom="9mm"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Body" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="4.6mm"/></style:style>
<style:style style:name="Closing" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:margin-bottom="14mm"/></style:style>
<style:style style:name="Frame" style:family="graphic"><style:graphic-properties style:horizontal-rel="page" style:horizontal-pos="from-left" style:vertical-rel="page" style:vertical-pos="from-top" style:wrap="run-through" fo:border="none" fo:padding="0mm"/></style:style>
</office:styles>
<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin-top="20mm" fo:margin-bottom="20mm" fo:margin-left="25mm" fo:margin-right="20mm"/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>
<office:body><office:text>
{{range $i, $w := .}}<text:p text:style-name="{{if $i}}First{{else}}Head{{end}}"><draw:frame draw:name="Anschrift {{$i}}" draw:style-name="Frame" text:anchor-type="paragraph" svg:x="25mm" svg:y="46mm" svg:width="80mm"><draw:text-box fo:min-height="45mm"><text:p text:style-name="Small">{{e .ReturnLine}}</text:p><text:p text:style-name="Small"/><text:p text:style-name="Small"/>{{range .Address}}<text:p text:style-name="Standard">{{e .}}</text:p>{{end}}</draw:text-box></draw:frame><draw:frame draw:name="Angaben {{$i}}" draw:style-name="Frame" text:anchor-type="paragraph" svg:x="125mm" svg:y="50mm" svg:width="65mm"><draw:text-box fo:min-height="20mm">{{range .Information}}<text:p text:style-name="Small">{{if .Label}}{{e .Label}}: {{end}}{{e .Value}}</text:p>{{end}}</draw:text-box></draw:frame>{{join .Letterhead ", "}}</text:p>
<text:h text:outline-level="1" text:style-name="Subject">{{e .Subject}}</text:h>
<text:p text:style-name="Body">{{e .Salutation}}</text:p>
{{range .Paragraphs}}<text:p text:style-name="Body">{{e .}}</text:p>
{{end}}<text:p text:style-name="Closing">{{e .Closing}}</text:p>
{{range .Signatory}}<text:p text:style-name="Standard">{{e .}}</text:p>
{{end}}{{end}}</office:text></office:body>
</office:document>
`))

// tex is a document of scrlttr2 for pdflatex and lualatex, form B of DIN 5008 (KOMA's option DIN). Which fonts it takes depends on the engine: LuaTeX the program's own,
// pdfTeX Helvetica, since it knows no TrueType by name.
var tex = template.Must(template.New("tex").Funcs(functions(escapeTeX)).Parse(`\documentclass[fontsize=11pt,paper=a4,DIN,parskip=full,enlargefirstpage,foldmarks=true]{scrlttr2}
\usepackage{iftex}
\ifluatex
  \usepackage{fontspec}\setmainfont{Liberation Sans}
\else
  \usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{helvet}\renewcommand{\familydefault}{\sfdefault}
\fi
\usepackage[ngerman]{babel}
\usepackage[left=25mm,right=20mm,top=20mm,bottom=20mm]{geometry}
\renewcommand*{\raggedsignature}{\raggedright}
\setkomavar{fromname}{ {{- with index . 0}}{{join .Letterhead ", "}}{{end -}} }
\setkomavar{backaddress}{ {{- with index . 0}}{{e .ReturnLine}}{{end -}} }
\setkomavar{date}{}
\setplength{refvpos}{98.46mm}
\setplength{locheight}{40mm}
\begin{document}
{{range .}}\setkomavar{subject}{ {{- e .Subject -}} }
\setkomavar{location}{\scriptsize\raggedright\setlength{\parskip}{0pt} {{range .Information}}{{if .Label}}{{e .Label}}: {{end}}{{e .Value}}\par {{end -}} }
\setkomavar{signature}{ {{- join .Signatory " \\\\ " -}} }
\begin{letter}{ {{- join .Address " \\\\ " -}} }
\opening{ {{- e .Salutation -}} }
{{range .Paragraphs}}{{e .}}

{{end}}\closing{ {{- e .Closing -}} }
\end{letter}
{{end}}\end{document}
`))
