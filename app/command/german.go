package command

// The command line speaks German: the help, and what the parser says of a line that it does not understand.

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/alecthomas/kong"
)

// printHelp prints the help of the program or of the chosen command.
func printHelp(_ kong.HelpOptions, ctx *kong.Context) error {
	var b strings.Builder
	node := ctx.Selected()
	if node == nil || node.Name == "window" {
		b.WriteString("Aufruf: rundertisch [--db DATEI] [--today DATUM] [BEFEHL]\n\nOhne Befehl öffnet sich das Fenster.\n\nBefehle:\n")
		for _, leaf := range ctx.Model.Leaves(true) {
			fmt.Fprintf(&b, "  %-12s %s\n", leaf.Name, leaf.Help)
		}
		b.WriteString("\nAngaben vor dem Befehl:\n")
		printFlags(&b, ctx.Model.Flags)
		b.WriteString("\nMit „rundertisch BEFEHL --help“ wird ein Befehl erklärt.\n")
	} else {
		fmt.Fprintf(&b, "Aufruf: rundertisch [--db DATEI] [--today DATUM] %s …\n\n%s\n", node.Name, node.Help)
		if len(node.Flags) > 0 {
			b.WriteString("\nAngaben:\n")
			printFlags(&b, node.Flags)
		}
	}
	_, err := fmt.Fprint(ctx.Stdout, b.String())
	return err
}

func printFlags(b *strings.Builder, flags []*kong.Flag) {
	for _, f := range flags {
		name, help := "--"+f.Name, f.Help
		if !f.IsBool() {
			name += " " + f.FormatPlaceHolder()
		}
		if f.Name == "help" {
			help = "Zeigt diese Hilfe."
		}
		if f.Required {
			help += " (nötig)"
		}
		fmt.Fprintf(b, "  %-20s %s\n", name, help)
	}
}

// translations turn the parser's English into German; %s takes the groups in their order.
var translations = []struct {
	english *regexp.Regexp
	german  string
}{
	{regexp.MustCompile(`^unknown flag (\S+?),? did you mean (?:one of )?(.+)\?$`), "Die Angabe %s gibt es nicht. Gemeint: %s?"},
	{regexp.MustCompile(`^unknown flag (\S+)`), "Die Angabe %s gibt es nicht."},
	{regexp.MustCompile(`^unexpected argument ([^,]+), did you mean (?:one of )?(.+)\?$`), "„%s“ gibt es nicht. Gemeint: %s?"},
	{regexp.MustCompile(`^unexpected argument (.+)$`), "„%s“ gibt es nicht oder steht an der falschen Stelle."},
	{regexp.MustCompile(`^missing flags: (.+)$`), "Es fehlt: %s."},
	{regexp.MustCompile(`^missing positional arguments (.+)$`), "Es fehlt: %s."},
	{regexp.MustCompile(`^(--\S+?)(?:=\S+)?: expected (?:an int|a valid \d+ bit u?int) but got (\S+)`), "%s braucht eine Zahl, nicht %s."},
	{regexp.MustCompile(`^(--\S+?)(?:=\S+)?: missing value`), "Zu %s fehlt der Wert."},
	{regexp.MustCompile(`^(--\S+?)(?:=\S+)?: expected .+ value but got .+$`), "Zu %s fehlt der Wert."},
	{regexp.MustCompile(`^(--\S+?)(?:=\S+)?: bool value must be .+ but got (\S+)`), "%s nimmt keinen Wert, nicht %s."},
	{regexp.MustCompile(`^expected (?:one of )?(.+)$`), "Es fehlt ein Befehl: %s."},
	{regexp.MustCompile(`^flag (--\S+) applies to the default command .+, not (\S+)`), "Die Angabe %s gehört nicht zu %s."},
}

// usageError says in German what the parser said in English.
func usageError(err error) error {
	text := err.Error()
	for _, t := range translations {
		if groups := t.english.FindStringSubmatch(text); groups != nil {
			values := make([]any, 0, len(groups)-1)
			for _, g := range groups[1:] {
				values = append(values, strings.Trim(g, `"`))
			}
			return &usage{fmt.Sprintf(t.german, values...)}
		}
	}
	return &usage{"Die Eingabe wurde nicht verstanden (" + text + ")."}
}
