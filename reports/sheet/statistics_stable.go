package sheet

// The same report gives the same bytes: the library walks through maps when it writes streamed sheets and the list of endings for charts.

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

const contentTypes = "[Content_Types].xml"

// defaultType matches an entry of the list of endings, whose order means nothing.
var defaultType = regexp.MustCompile(`<Default [^>]*></Default>`)

// writeStable writes a workbook with its parts in a settled order.
func writeStable(w io.Writer, file *excelize.File) error {
	var written bytes.Buffer
	if err := file.Write(&written); err != nil {
		return err
	}
	parts, err := zip.NewReader(bytes.NewReader(written.Bytes()), int64(written.Len()))
	if err != nil {
		return fmt.Errorf("read the workbook again: %w", err)
	}
	slices.SortFunc(parts.File, func(a, b *zip.File) int { // '[' comes before the small letters: the types lead, as readers like it
		return strings.Compare(a.Name, b.Name)
	})
	out := zip.NewWriter(w)
	for _, part := range parts.File {
		if part.Name != contentTypes {
			if err := out.Copy(part); err != nil {
				return err
			}
			continue
		}
		if err := writeTypes(out, part); err != nil {
			return err
		}
	}
	return out.Close()
}

// writeTypes writes the list of types with its endings in order.
func writeTypes(out *zip.Writer, part *zip.File) error {
	in, err := part.Open()
	if err != nil {
		return err
	}
	defer in.Close()
	content, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	endings := defaultType.FindAllString(string(content), -1)
	slices.Sort(endings)
	next := 0
	ordered := defaultType.ReplaceAllStringFunc(string(content), func(string) string {
		next++
		return endings[next-1]
	})
	entry, err := out.Create(contentTypes)
	if err != nil {
		return err
	}
	_, err = io.WriteString(entry, ordered)
	return err
}
