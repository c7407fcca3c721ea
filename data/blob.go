package data

// This file keeps bytes (frozen PDFs, scans, logos) once, under the hash of their content.

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
)

// PutBlob keeps the bytes, unless they are there already, and returns the hash under which rows refer to them. Bytes are not part of
// the history: undo takes the reference away, redo brings it back. An action that does nothing else keeps nothing.
func (tx *Tx) PutBlob(content []byte) (Hash, error) {
	sum := sha256.Sum256(content)
	hash := Hash(hex.EncodeToString(sum[:]))
	if content == nil {
		content = []byte{}
	}
	if _, err := tx.exec(`INSERT INTO blob (hash, content) VALUES (?, ?) ON CONFLICT DO NOTHING`, hash, content); err != nil {
		return "", fmt.Errorf("keep %d bytes: %w", len(content), err)
	}
	return hash, nil
}

// Blob returns the bytes under the hash, ErrNotFound if there are none.
func Blob(ctx context.Context, from Reader, hash Hash) ([]byte, error) {
	var content []byte
	err := from.querier().QueryRowContext(ctx, `SELECT content FROM blob WHERE hash = ?`, hash).Scan(&content)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("bytes %.8s…: %w", hash, ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("bytes %.8s…: %w", hash, err)
	}
	return content, nil
}
