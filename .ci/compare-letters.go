// Compare-letters measures what the same 25 letters take here, in LibreOffice and in LaTeX. The script compare-letters builds and runs it.
//
// Each way writes the 25 letters twice over: as one PDF, and as 25. What is measured is the time on the wall from the start of a process to its end, since that is what a
// clerk waits for; everything runs once before, unmeasured, so that profiles and caches of fonts exist. A result that does not have 25 pages, or lacks one of the 25
// salutations, ends the comparison. The time of the processors is told beside it: it hardly changes when the machine has other work.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"

	"golang.org/x/text/unicode/norm"

	"rundertisch/app/workflow"
	"rundertisch/data"
	"rundertisch/reports/letter"
	"rundertisch/reports/page"
	"rundertisch/reports/pdf"
)

const (
	letters = 25
	today   = "2026-03-03" // the day of the letters
)

// words are those of one letter, as 'outbox --json' tells them.
type words struct {
	Date        string
	Address     []string
	Salutation  string
	Subject     string
	Text        string
	Letterhead  []string
	ReturnLine  string
	Information []struct{ Label, Value string }
}

// Paragraphs returns what stands between salutation and closing.
func (w words) Paragraphs() []string {
	parts := strings.Split(w.Text, "\n\n")
	return parts[slices.Index(parts, w.Salutation)+1 : len(parts)-2]
}

// Closing returns the part before the last.
func (w words) Closing() string {
	return strings.Split(w.Text, "\n\n")[strings.Count(w.Text, "\n\n")-1]
}

// Signatory returns the lines of the last part.
func (w words) Signatory() []string {
	parts := strings.Split(w.Text, "\n\n")
	return strings.Split(parts[len(parts)-1], "\n")
}

// way is one way of making the letters.
type way struct {
	name   string
	note   string                    // what the PDF is
	folder string                    // where its results lie
	write  func() error              // writes the documents, once, unmeasured; may be nil
	one    func(folder string) error // makes one PDF
	each   func(folder string) error // makes 25
	able   func(text string) string  // what it can write of a text; nil: all
	clean  func() error              // what must be fresh before each round, unmeasured; may be nil
}

// bench is the place where everything lies.
type bench struct {
	program, folder string
	words           []words
}

func main() {
	program := flag.String("program", "", "the program to measure")
	folder := flag.String("folder", "", "an empty folder to work in")
	rounds := flag.Int("rounds", 5, "how often each is measured")
	flag.Parse()
	if err := run(*program, *folder, *rounds); err != nil {
		fmt.Fprintln(os.Stderr, "compare-letters:", err)
		os.Exit(1)
	}
}

func run(program, folder string, rounds int) error {
	if rounds < 1 {
		return errors.New("-rounds must be 1 or more")
	}
	b := &bench{program: program, folder: folder}
	if err := b.prepare(); err != nil {
		return err
	}
	render, err := b.renderer()
	if err != nil {
		return err
	}
	defer render.close()
	ways := []way{b.ours(), render.way(), b.office(), b.pdftex(), b.luatex()}
	for _, w := range ways {
		if w.write != nil {
			if err := w.write(); err != nil {
				return err
			}
		}
	}
	one, each := make([]times, len(ways)), make([]times, len(ways))
	for round := range rounds + 1 { // one way after the other in each round, so that whatever else the machine does meets all of them
		fmt.Fprintf(os.Stderr, "round %d of %d …\n", round, rounds)
		for i, w := range ways {
			if err := b.measure(w, "one", w.one, 1, &one[i]); err != nil {
				return fmt.Errorf("%s: %w", w.name, err)
			}
			if err := b.measure(w, "each", w.each, letters, &each[i]); err != nil {
				return fmt.Errorf("%s, %d files: %w", w.name, letters, err)
			}
		}
		if round == 0 { // profiles and caches are there now
			clear(one)
			clear(each)
		}
	}
	return b.print(ways, one, each, rounds)
}

// times are what the rounds took: on the wall, and of the processors.
type times struct{ wall, processor []time.Duration }

func median(durations []time.Duration) time.Duration {
	return slices.Sorted(slices.Values(durations))[len(durations)/2]
}

// processor returns the time that this process and those that it waited for have taken of the processors.
func processor() time.Duration {
	var sum time.Duration
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var usage syscall.Rusage
		if err := syscall.Getrusage(who, &usage); err != nil {
			panic(err) // who is one of the two that there are
		}
		sum += time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
	}
	return sum
}

// print writes the table. Ratios are against the program as a whole.
func (b *bench) print(ways []way, one, each []times, rounds int) error {
	fmt.Printf("Medians of %d, %d cores; %s; %s; %s; %s\n\n", rounds, runtime.NumCPU(), runtime.Version(),
		firstLine("soffice", "--version"), firstLine("pdflatex", "--version"), firstLine("lualatex", "--version"))
	fmt.Printf("| %d letters | one PDF | ratio | processor | size | %d PDFs | ratio | processor | |\n|---|--:|--:|--:|--:|--:|--:|--:|---|\n", letters, letters)
	for i, w := range ways {
		size, err := sizeOf(filepath.Join(b.folder, w.folder, "one"))
		if err != nil {
			return err
		}
		fmt.Printf("| %s | %s | %d kB | %s | %s |\n", w.name, cells(one[i], one[0]), size/1000, cells(each[i], each[0]), w.note)
	}
	return nil
}

// cells are the time on the wall, its ratio to another, and the time of the processors.
func cells(t, base times) string {
	return fmt.Sprintf("%s | %s | %s", seconds(median(t.wall)), ratio(median(t.wall), median(base.wall)), seconds(median(t.processor)))
}

func seconds(d time.Duration) string {
	if d < time.Second {
		return fmt.Sprintf("%.0f ms", float64(d)/float64(time.Millisecond))
	}
	return fmt.Sprintf("%.1f s", d.Seconds())
}

func ratio(d, base time.Duration) string {
	r := float64(d) / float64(base)
	if r < 10 {
		return fmt.Sprintf("%.2g", r)
	}
	return fmt.Sprintf("%.0f", r)
}

func firstLine(name string, args ...string) string {
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		return name
	}
	line, _, _ := strings.Cut(string(out), "\n")
	return line
}

// measure makes the letters, notes what that took, and checks what came of it.
func (b *bench) measure(w way, kind string, work func(folder string) error, files int, took *times) error {
	folder := filepath.Join(b.folder, w.folder, kind)
	if err := errors.Join(os.RemoveAll(folder), os.MkdirAll(folder, 0o755)); err != nil {
		return err
	}
	if w.clean != nil {
		if err := w.clean(); err != nil {
			return err
		}
	}
	begin, before := time.Now(), processor()
	if err := work(folder); err != nil {
		return err
	}
	took.wall, took.processor = append(took.wall, time.Since(begin)), append(took.processor, processor()-before)
	return b.check(folder, files, w.able)
}

// results returns the PDF files of a folder.
func results(folder string) ([]string, error) { return filepath.Glob(filepath.Join(folder, "*.pdf")) }

func sizeOf(folder string) (int64, error) {
	paths, err := results(folder)
	var size int64
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return 0, err
		}
		size += info.Size()
	}
	return size, err
}

// check reads the finished PDFs with other tools: one page per letter, and every salutation and town is there.
func (b *bench) check(folder string, files int, able func(string) string) error {
	paths, err := results(folder)
	if err != nil || len(paths) != files {
		return fmt.Errorf("%d PDF files in %s, want %d (%v)", len(paths), folder, files, err)
	}
	pages, text := 0, ""
	for _, path := range paths {
		info, err := output("pdfinfo", path)
		if err != nil {
			return err
		}
		for line := range strings.SplitSeq(info, "\n") {
			if value, ok := strings.CutPrefix(line, "Pages:"); ok {
				var n int
				if _, err := fmt.Sscan(value, &n); err != nil {
					return err
				}
				pages += n
			}
		}
		content, err := output("pdftotext", "-raw", path, "-")
		if err != nil {
			return err
		}
		text += content
	}
	if pages != letters {
		return fmt.Errorf("%d pages in %s, want %d", pages, folder, letters)
	}
	text = squeezed(text)
	if able == nil {
		able = asItIs
	}
	for _, w := range b.words {
		for _, wanted := range append(slices.Clone(w.Address), w.Subject, w.Salutation, w.Paragraphs()[0]) {
			if !strings.Contains(text, squeezed(able(wanted))) {
				return fmt.Errorf("not found in %s: %s", folder, wanted)
			}
		}
	}
	return nil
}

// squeezed leaves out blanks and the hyphens at which lines may be broken.
func squeezed(text string) string {
	return strings.NewReplacer("-", "", "\u00ad", "", "\u2010", "", "\u2011", "").Replace(norm.NFKC.String(strings.Join(strings.Fields(text), "")))
}

func output(name string, args ...string) (string, error) {
	var messages bytes.Buffer
	command := exec.Command(name, args...)
	command.Stderr = &messages
	out, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("%s: %w: %s", name, err, messages.String())
	}
	return string(out), nil
}

// quiet runs a command in a folder; what it said is told where it fails.
func quiet(folder, name string, args ...string) error {
	command := exec.Command(name, args...)
	command.Dir = folder
	if out, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, out[max(0, len(out)-2000):])
	}
	return nil
}

// prepare makes the demo and reads the words of its letters.
func (b *bench) prepare() error {
	demo := filepath.Join(b.folder, "demo")
	if err := quiet(b.folder, b.program, "--today", today, "demo", "--out", demo); err != nil {
		return err
	}
	trial := filepath.Join(b.folder, "trial.db")
	if err := copyFile(b.demoFile(), trial); err != nil {
		return err
	}
	if err := b.letters(trial, filepath.Join(b.folder, "trial")); err != nil {
		return err
	}
	text, err := output(b.program, "--db", trial, "outbox", "--json")
	if err != nil {
		return err
	}
	var all []words
	if err := json.Unmarshal([]byte(text), &all); err != nil {
		return err
	}
	for _, w := range all {
		if w.Date == today {
			b.words = append(b.words, w)
		}
	}
	if len(b.words) != letters {
		return fmt.Errorf("the outbox has %d letters of %s, want %d", len(b.words), today, letters)
	}
	slices.Reverse(b.words) // the outbox has the newest first
	return nil
}

func (b *bench) demoFile() string { return filepath.Join(b.folder, "demo", "rundertisch.db") }

// letters runs the program's command.
func (b *bench) letters(file, out string, more ...string) error {
	return quiet(b.folder, b.program, append([]string{"--db", file, "--today", today, "letters", "--template", "benennung", "--to", "all", "--out", out}, more...)...)
}

func copyFile(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	return errors.Join(err, target.Close())
}

// ours is the program: it opens the file, reads people and template, checks every letter, writes the PDF, and keeps letters, PDFs, journal and history in the file.
func (b *bench) ours() way {
	file := filepath.Join(b.folder, "round.db")
	return way{
		name: "`letters`: from the file, checked, kept in the outbox", note: "PDF/A-2b, tagged", folder: "ours",
		clean: func() error { return copyFile(b.demoFile(), file) },
		one:   func(folder string) error { return b.letters(file, folder) },
		each: func(folder string) error {
			if err := b.letters(file, filepath.Join(folder, "out"), "--separate"); err != nil {
				return err
			}
			return moveUp(filepath.Join(folder, "out", "*", "*.pdf"), folder)
		},
	}
}

// moveUp moves files into a folder.
func moveUp(pattern, folder string) error {
	paths, err := filepath.Glob(pattern)
	for _, path := range paths {
		err = errors.Join(err, os.Rename(path, filepath.Join(folder, filepath.Base(path))))
	}
	return err
}

// renderer writes the letters of a draft inside this process: layout and PDF alone.
type renderer struct {
	store *data.Store
	draft *workflow.Draft
}

func (b *bench) renderer() (*renderer, error) {
	ctx := context.Background()
	store, err := data.Open(ctx, b.demoFile(), data.Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	day, err := data.ParseDate(today, data.Date{})
	if err != nil {
		return nil, err
	}
	order := workflow.LetterOrder{TemplateKey: "benennung", Selection: workflow.Selection{Group: workflow.GroupChairs}, Date: day}
	draft, err := workflow.NewDesk(store).DraftLetters(ctx, order)
	return &renderer{store, draft}, err
}

func (r *renderer) close() { r.store.Close() }

func (r *renderer) way() way {
	ctx := context.Background()
	return way{
		name: "… of that, layout and PDF alone", note: "inside one process", folder: "render",
		one: func(folder string) error {
			var b bytes.Buffer
			doc := document("Briefe")
			for _, d := range r.documents() {
				doc.Bookmarks = append(doc.Bookmarks, pdf.Bookmark{Title: d.Title, Page: len(doc.Pages)})
				doc.Pages = append(doc.Pages, d.Pages...)
			}
			if err := pdf.Write(ctx, &b, doc); err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(folder, "one.pdf"), b.Bytes(), 0o644)
		},
		each: func(folder string) error {
			return pdf.WriteEach(ctx, r.documents(), func(number int, content []byte) error {
				return os.WriteFile(filepath.Join(folder, fmt.Sprintf("%02d.pdf", number)), content, 0o644)
			})
		},
	}
}

// documents lays out the letters anew.
func (r *renderer) documents() []pdf.Document {
	typesetter := page.NewTypesetter()
	documents := make([]pdf.Document, len(r.draft.Letters))
	for i, l := range r.draft.Letters {
		documents[i] = document(l.Letter.Name)
		documents[i].Pages = letter.Layout(typesetter, l.Letter)
	}
	return documents
}

func document(title string) pdf.Document {
	return pdf.Document{Title: title, Language: "de-DE", Made: time.Date(2026, time.March, 3, 0, 0, 0, 0, time.UTC)}
}
