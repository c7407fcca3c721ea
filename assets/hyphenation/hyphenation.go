// Package hyphenation holds the places at which German words may be parted: the patterns of TeX for the spelling of 2006, unchanged as their makers
// (Deutschsprachige Trennmustermannschaft, version 2021-02-26) published them in hyph-utf8. Their licence (MIT) lies beside the file.
package hyphenation

import _ "embed"

// GermanPatterns are patterns after Liang's method, one a line, in UTF-8.
//
//go:embed hyph-de-1996.pat.txt
var GermanPatterns string

// Licence is the licence of the patterns, for the window that tells what the program is made of.
//
//go:embed LICENSE-hyph-de-1996.txt
var Licence string
