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
	switch {
	case node == nil || node.Name == "window":
		b.WriteString("Aufruf: rundertisch [--db DATEI] [--today DATUM] [BEFEHL]\n\nOhne Befehl öffnet sich das Fenster.\n")
		printCommands(&b, ctx.Model.Node)
		b.WriteString("\nAngaben vor dem Befehl:\n")
		printFlags(&b, ctx.Model.Flags)
		b.WriteString("\nMit „rundertisch BEFEHL --help“ wird ein Befehl erklärt.\n")
	case node.Leaf():
		fmt.Fprintf(&b, "Aufruf: rundertisch [--db DATEI] [--today DATUM] %s%s …\n\n%s\n", commandName(node), positions(node), node.Help)
		if len(node.Positional)+len(node.Flags) > 0 {
			b.WriteString("\nAngaben:\n")
			for _, p := range node.Positional {
				fmt.Fprintf(&b, "  %-20s %s\n", strings.ToUpper(p.Name), p.Help)
			}
			printFlags(&b, node.Flags)
		}
	default:
		fmt.Fprintf(&b, "Aufruf: rundertisch [--db DATEI] [--today DATUM] %s BEFEHL …\n\n%s\n", commandName(node), node.Help)
		printCommands(&b, node)
		if node.DefaultCmd != nil {
			fmt.Fprintf(&b, "\nOhne Befehl ist „%s“ gemeint.\n", commandName(node.DefaultCmd))
		}
		fmt.Fprintf(&b, "Mit „rundertisch %s BEFEHL --help“ wird ein Befehl erklärt.\n", commandName(node))
	}
	_, err := fmt.Fprint(ctx.Stdout, b.String())
	return err
}

// printCommands lists the commands below a node, those of groups too.
func printCommands(b *strings.Builder, node *kong.Node) {
	b.WriteString("\nBefehle:\n")
	for _, leaf := range node.Leaves(true) {
		fmt.Fprintf(b, "  %-16s %s\n", commandName(leaf), leaf.Help)
	}
}

// commandName is what one types for a command: 'outbox reprint'.
func commandName(node *kong.Node) string {
	name := node.Name
	for group := node.Parent; group != nil && group.Type == kong.CommandNode; group = group.Parent {
		name = group.Name + " " + name
	}
	return name
}

// positions is what stands behind a command without a flag: ' NUMMER …'.
func positions(node *kong.Node) string {
	text := ""
	for _, p := range node.Positional {
		name := strings.ToUpper(p.Name)
		if p.IsCumulative() {
			name += "…"
		}
		if !p.Required {
			name = "[" + name + "]"
		}
		text += " " + name
	}
	return text
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
			word := "nötig"
			if len(f.Xor) > 0 {
				word = "eines davon ist nötig"
			}
			help += " (" + word + ")"
		}
		fmt.Fprintf(b, "  %-20s %s\n", name, help)
	}
}

// translations turn the parser's English into German; %s takes the groups in their order, %[2]s the second.
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
	{regexp.MustCompile(`^(--\S+?|<.+>(?: \.\.\.)?)(?:=\S+)?: expected (?:an int|a valid \d+ bit u?int) but got (\S+)`), "%s braucht eine Zahl, nicht %s."},
	{regexp.MustCompile(`^(--\S+?)(?:=\S+)? must be one of (.+) but got "(.*)"$`), "%[1]s: „%[3]s“ gibt es nicht. Möglich sind: %[2]s."},
	{regexp.MustCompile(`^(--\S+) and (--\S+) can't be used together$`), "%s und %s schließen einander aus."},
	{regexp.MustCompile(`^(--\S+?)(?:=\S+)?: missing value`), "Zu %s fehlt der Wert."},
	{regexp.MustCompile(`^(--\S+?)(?:=\S+)?: expected .+ value but got .+$`), "Zu %s fehlt der Wert."},
	{regexp.MustCompile(`^(--\S+?)(?:=\S+)?: bool value must be .+ but got (\S+)`), "%s nimmt keinen Wert, nicht %s."},
	{regexp.MustCompile(`^expected (<.+>)(?: \.\.\.)?$`), "Es fehlt: %s."},
	{regexp.MustCompile(`^expected "(<.+>)(?: \.\.\.)?"$`), "Es fehlt: %s."},
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
				values = append(values, germanList(g))
			}
			return &usage{fmt.Sprintf(t.german, values...)}
		}
	}
	return &usage{"Die Eingabe wurde nicht verstanden (" + text + ")."}
}

// germanList writes names and lists of the parser as the help does: '"draft","sent",""' becomes 'draft, sent', '<nummer> ...' becomes 'NUMMER'.
func germanList(text string) string {
	text = strings.TrimSuffix(text, `,""`) // a flag that may be left out takes the empty text too
	text = strings.NewReplacer(`","`, ", ", `" or "`, " oder ", " or ", " oder ").Replace(text)
	text = strings.Trim(strings.TrimSuffix(text, " ..."), `"`)
	if name, found := strings.CutPrefix(text, "<"); found {
		return strings.ToUpper(strings.TrimSuffix(strings.TrimSuffix(name, " ..."), ">"))
	}
	return text
}
