package transfer

// What looks like a list of people and is none, or one that has come to harm on its way.

import (
	"fmt"
	"regexp"
	"strings"
)

// otherTexts are how texts begin that are no lists, with what to do.
var otherTexts = []struct {
	begin *regexp.Regexp
	text  string
}{
	{regexp.MustCompile(`(?i)^(?:<!doctype html|<html|<head|<table|<meta)`), "Die Datei ist eine Internetseite (HTML), auch wenn sie anders heißt. Bitte in Excel oder LibreOffice öffnen, als Excel-Arbeitsmappe (.xlsx) speichern und diese einlesen."},
	{regexp.MustCompile(`^<\?xml`), "Die Datei ist im Format XML. Bitte in Excel oder LibreOffice öffnen, als Excel-Arbeitsmappe (.xlsx) speichern und diese einlesen."},
	{regexp.MustCompile(`^(?:\[\s*)?\{\s*"`), "Die Datei ist im Format JSON. Bitte die Liste als CSV, Excel-Arbeitsmappe (.xlsx) oder vCard ausgeben und diese einlesen."},
	{regexp.MustCompile(`(?i)^BEGIN:VCALENDAR`), "Die Datei ist ein Kalender (.ics). Bitte eine Excel-, CSV- oder vCard-Datei auswählen."},
	{regexp.MustCompile(`(?i)^(?:version:\s*1\s+)?dn::?\s*\S+=`), "Die Datei ist ein Adressbuch im Format LDIF. Bitte das Adressbuch als CSV oder vCard ausgeben und diese einlesen."},
	{regexp.MustCompile(`(?is)^(?:(?:Return-Path|Received|Delivered-To|Message-ID|MIME-Version|From|To|Subject|Date):[^\n]*\n(?:\s[^\n]*\n)*){3}`), "Die Datei ist eine E-Mail. Bitte den Anhang mit der Liste speichern und diesen einlesen."},
}

// otherText says in German what a text is that is no list; nothing where it may be one.
func otherText(text string) string {
	text = strings.TrimSpace(text)
	for _, other := range otherTexts {
		if other.begin.MatchString(text) {
			return other.text
		}
	}
	return ""
}

// garbled are umlauts that were read in the wrong encoding, once or twice.
var garbled = regexp.MustCompile(`Ã[¤¶¼„–œŸ©¨]|â‚¬|\x{FFFD}`)

// garbledWarning says in which line umlauts are broken, if any are.
func garbledWarning(t Table) []string {
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			if found := garbled.FindString(cell); found != "" {
				return []string{fmt.Sprintf("In der Datei sind Umlaute zerstört (zum Beispiel Zeile %d: „%s“). Bitte in dem Programm, aus dem sie kommt, noch einmal als CSV UTF-8 oder Excel-Arbeitsmappe ausgeben, bevor Sie übernehmen.", row.Line, shortened(cell))}
			}
		}
	}
	return nil
}

// namesTwice warns where two columns with names have the same head, 'Nachname' and 'Nachname': the numbers and mailboxes of both would go to the first.
func namesTwice(head []string, used []bool) []string {
	seen := map[string]bool{}
	for i, text := range head {
		plain := digitInHead.ReplaceAllString(plainHead(text), "")
		if field := fieldOfHead(plain); !used[i] || field != "last" && field != FieldName {
			continue
		}
		if seen[plain] {
			return []string{fmt.Sprintf("Die Datei hat mehrere Spalten „%s“. Stehen mehrere Personen in einer Zeile, bitte vor dem Einlesen jeder eine eigene Zeile geben: Gelesen wird nur der erste Name, und er bekäme auch die Nummern und E-Mail-Adressen der anderen.", strings.Join(strings.Fields(text), " "))}
		}
		seen[plain] = true
	}
	return nil
}

// shortened is the beginning of a text, to be shown.
func shortened(text string) string {
	if letters := []rune(text); len(letters) > 40 {
		return string(letters[:40]) + "…"
	}
	return text
}

// standsUpright reports whether the heads of a table stand one below the other in its first column, as on the sheet of one person.
func standsUpright(t Table) bool {
	if len(t.Head) < 2 || knownHeads(t.Head) > 1 {
		return false
	}
	first := []string{t.Head[0]}
	for _, row := range t.Rows {
		first = append(first, row.Cells[0])
	}
	known := knownHeads(first)
	return known >= 3 && known*2 >= len(first)
}

// sameAsHead reports whether a row repeats the heads, as lists do on each page.
func sameAsHead(head, cells []string) bool {
	filled := 0
	for i, cell := range cells {
		if cell = plainHead(cell); cell != "" {
			filled++
		}
		if i < len(head) && cell != plainHead(head[i]) || i >= len(head) && cell != "" {
			return false
		}
	}
	return filled >= 2
}

// tooLong returns the rows of a text file that have more cells than there are heads, counted from 0: something in them was parted that belongs together. Where most rows have more, a head is missing.
func tooLong(grid [][]string, head int) map[int]bool {
	long := map[int]bool{}
	for i := head + 1; head >= 0 && i < len(grid); i++ {
		if len(grid[i]) > len(grid[head]) && strings.TrimSpace(strings.Join(grid[i][len(grid[head]):], "")) != "" {
			long[i] = true
		}
	}
	if len(long)*2 > len(grid)-head-1 {
		return nil
	}
	return long
}

// linesWords lists lines: '3, 5, 8 und 4 weitere'.
func linesWords(lines []int) string {
	const most = 10
	var words []string
	for _, line := range lines[:min(len(lines), most)] {
		words = append(words, fmt.Sprint(line))
	}
	if more := len(lines) - most; more > 0 {
		return fmt.Sprintf("%s und %d weitere", strings.Join(words, ", "), more)
	}
	return strings.Join(words, ", ")
}
