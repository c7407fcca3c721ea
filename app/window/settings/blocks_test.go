package settings

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rundertisch/app/window/hosttest"
	"rundertisch/data"
)

// openBlocks shows the tab of the text blocks with two of them, after those that are shipped.
func openBlocks(t *testing.T) (*hosttest.Host, *Page, *blocks) {
	t.Helper()
	h, shown, _ := open(t)
	shown.tabs.Select(3)
	h.Settle()
	for _, block := range []data.TextBlock{{Name: "Xaver", Text: "Der Runde Tisch nimmt Kenntnis."}, {Name: "Yvonne", Text: "Der Punkt wird vertagt."}} {
		if _, err := h.Desk().SaveTextBlock(h.Context(), block); err != nil {
			t.Fatal(err)
		}
	}
	h.Settle()
	return h, shown, shown.parts[3].(*blocks)
}

// blockNamed reads a text block.
func blockNamed(h *hosttest.Host, name string) (data.TextBlock, bool) {
	for _, block := range hosttest.Rows[data.TextBlock](h, nil) {
		if block.Name == name {
			return block, true
		}
	}
	return data.TextBlock{}, false
}

func TestTextBlocksAreWritten(t *testing.T) {
	h, shown, b := openBlocks(t)
	x, _ := blockNamed(h, "Xaver")
	y, _ := blockNamed(h, "Yvonne")
	b.grid.Select(x.ID)
	h.Settle()
	h.Enter("Text", "Der Runde Tisch nimmt den Bericht zur Kenntnis.")
	b.grid.Select(y.ID) // leaving saves
	if got := hosttest.Row[data.TextBlock](h, x.ID).Text; got != "Der Runde Tisch nimmt den Bericht zur Kenntnis." {
		t.Errorf("saved is %q", got)
	}
	if row, _ := b.grid.Current(); row.ID != y.ID || b.block.ID != y.ID {
		t.Errorf("the list stands at %q, the form at %q", row.Name, b.block.Name)
	}
	h.Shot("settings-blocks")
	h.Type("Name", "")
	if !strings.Contains(h.Problem("Name"), "Namen") || shown.Leave() {
		t.Errorf("a text block without a name: %q", h.Problem("Name"))
	}
	b.grid.Select(x.ID)
	if b.block.ID != y.ID {
		t.Error("the list leads on though something cannot be saved")
	}
	h.Type("Name", "Zita")
	if got := hosttest.Row[data.TextBlock](h, y.ID); got.Name != "Zita" || got.Text != "Der Punkt wird vertagt." {
		t.Errorf("%+v", got)
	}
	h.Tap("Neuer Baustein …")
	if err := h.TopDialog().Accept(); err == nil {
		t.Error("an empty text block was accepted")
	}
	h.Enter("Name des Bausteins", "Dank")
	h.Enter("Text des Bausteins", "Die Vorsitzende dankt allen.")
	h.Shot("settings-blocks-new")
	h.Accept()
	if got, ok := blockNamed(h, "Dank"); !ok || got.Text != "Die Vorsitzende dankt allen." || b.block.ID != got.ID {
		t.Errorf("%+v, shown is %q", got, b.block.Name)
	}
	before := len(hosttest.Rows[data.TextBlock](h, nil))
	h.Tap("Löschen")
	if _, there := blockNamed(h, "Dank"); there || len(hosttest.Rows[data.TextBlock](h, nil)) != before-1 {
		t.Error("the text block is still there")
	}
	h.UndoLast()
	if _, there := blockNamed(h, "Dank"); !there {
		t.Error("undo does not bring it back")
	}
}

func TestWithoutTextBlocks(t *testing.T) {
	h, shown, b := openBlocks(t)
	for range hosttest.Rows[data.TextBlock](h, nil) {
		h.Window().Canvas().Focus(b.grid)
		h.Key(fyne.KeyDelete)
	}
	if !h.Sees("Noch gibt es keine Textbausteine.") || h.Sees("Löschen") || !shown.Leave() {
		t.Errorf("to be seen are %q", hosttest.Texts(b.box))
	}
}
