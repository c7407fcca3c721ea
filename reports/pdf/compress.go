package pdf

// Compressing streams. Starting a compressor costs more than the one or two kilobytes of a page, so one is used for many pages, on every core.

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"regexp"
	"runtime"
	"strconv"
	"sync"
)

// compressor compresses one stream after the other.
type compressor struct {
	out    bytes.Buffer
	writer *zlib.Writer
}

// compress returns data as /FlateDecode wants it.
func (c *compressor) compress(data []byte) []byte {
	c.out.Reset()
	if c.writer == nil {
		c.writer, _ = zlib.NewWriterLevel(&c.out, zlib.BestSpeed) // the level is one that exists
	} else {
		c.writer.Reset(&c.out)
	}
	_, _ = c.writer.Write(data) // a bytes.Buffer takes everything
	_ = c.writer.Close()
	return bytes.Clone(c.out.Bytes())
}

// compressors keeps them between files: a run of letters writes a thousand.
var compressors = sync.Pool{New: func() any { return new(compressor) }}

// deflate compresses a single stream.
func deflate(data []byte) []byte {
	c := compressors.Get().(*compressor)
	defer compressors.Put(c)
	return c.compress(data)
}

var contentsRef = regexp.MustCompile(`/Contents (\d+) 0 R`)

// compressContents compresses what stands on the pages. Which core does which page changes nothing in the result.
func compressContents(f *file, pages []int) error {
	contents := make([]int, len(pages))
	for i, n := range pages {
		match := contentsRef.FindSubmatch(f.objects[n])
		if match == nil {
			return fmt.Errorf("page object %d has no content", n)
		}
		contents[i], _ = strconv.Atoi(string(match[1])) // digits
		if contents[i] >= len(f.objects) || streamData(f.objects[contents[i]]) == nil {
			return fmt.Errorf("content %d of page object %d is no stream", contents[i], n)
		}
	}
	onEveryCore(len(contents), func(c *compressor, i int) {
		n := contents[i]
		f.objects[n] = stream("/Filter /FlateDecode", c.compress(streamData(f.objects[n])))
	})
	return nil
}

// onEveryCore does work for every number below count; each core has a compressor of its own.
func onEveryCore(count int, work func(c *compressor, i int)) {
	workers := min(runtime.GOMAXPROCS(0), count)
	var wait sync.WaitGroup
	for worker := range workers {
		wait.Go(func() {
			c := compressors.Get().(*compressor)
			defer compressors.Put(c)
			for i := worker; i < count; i += workers {
				work(c, i)
			}
		})
	}
	wait.Wait()
}

// streamData returns what stands between "stream" and "endstream", nil where there is none.
func streamData(body []byte) []byte {
	const before, after = "stream\n", "\nendstream"
	start, end := bytes.Index(body, []byte(before)), bytes.LastIndex(body, []byte(after))
	if start < 0 || end < start+len(before) {
		return nil
	}
	return body[start+len(before) : end]
}
