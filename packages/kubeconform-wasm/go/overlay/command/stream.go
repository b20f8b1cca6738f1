// Added to kubeconform's cmd/kubeconform: one text of one or many documents, validated, with the place of each. It splits as
// kubeconform does a file.
package main

import (
	"bytes"
	"strings"

	"github.com/yannh/kubeconform/pkg/resource"
	"github.com/yannh/kubeconform/pkg/validator"
)

type document struct {
	Index      int       `json:"index"`
	Item       *int      `json:"item"`
	Offset     int       `json:"offset"`
	Kind       string    `json:"kind"`
	APIVersion string    `json:"apiVersion"`
	Name       string    `json:"name"`
	Namespace  string    `json:"namespace"`
	Status     string    `json:"status"`
	Message    string    `json:"message"`
	Errors     []problem `json:"errors"`
}

var statuses = map[validator.Status]string{
	validator.Error:   "error",
	validator.Skipped: "skipped",
	validator.Valid:   "valid",
	validator.Invalid: "invalid",
}

// validateStream leaves out empty documents, as kubeconform does in its counts.
func (l *loaded) validateStream(stream []byte) []document {
	found := []document{}
	for index, offset := 0, 0; offset < len(stream); index++ {
		advance, text, _ := resource.SplitYAMLDocument(stream[offset:], true)
		if advance == 0 {
			return append(found, unread(index, offset))
		}
		found = append(found, l.validateDocument(text, index, offset)...)
		offset += advance
	}
	return found
}

// documentStarts gives the offset of each document that validateStream tells apart.
func documentStarts(stream []byte) []int {
	starts := []int{}
	for offset := 0; offset < len(stream); {
		starts = append(starts, offset)
		advance, _, _ := resource.SplitYAMLDocument(stream[offset:], true)
		if advance == 0 {
			break
		}
		offset += advance
	}
	return starts
}

// kubeconform leaves out, without a word, a last document that a line of `---` and more ends, where that line has no end itself.
// What was not read must not pass.
func unread(index, offset int) document {
	return document{Index: index, Offset: offset, Status: "error", Message: "the last line is a document separator that does not end: the document before it was not read", Errors: []problem{}}
}

// kubeconform's command decodes a document twice: first for its signature, which is read loosely (`Kind: Pod` and `name: 1` count),
// then to validate. Once is enough where both readings must agree.
func (l *loaded) validateDocument(text []byte, index, offset int) []document {
	if plainKeys(text) {
		if result := l.validator.ValidateResource(resource.Resource{Bytes: text}); readsAlike(result) {
			return l.describe(nil, result, index, nil, offset)
		}
	}
	var found []document
	whole := resource.Resource{Bytes: text}
	parts := whole.Resources()
	for item, part := range parts {
		if len(parts) == 1 && bytes.Equal(part.Bytes, text) {
			return l.describe(nil, l.validator.ValidateResource(part), index, nil, offset)
		}
		found = l.describe(found, l.validator.ValidateResource(part), index, &item, offset)
	}
	return found
}

// readsAlike tells whether the validator's own reading of the signature is the loose one too, given that plainKeys holds.
func readsAlike(result validator.Result) bool {
	if result.Status == validator.Empty {
		return true
	}
	if result.Status == validator.Error {
		return false
	}
	signature, err := result.Resource.Signature()
	return err == nil && signature.Kind != "" && signature.Version != "" && signature.Name != "" && !strings.EqualFold(signature.Kind, "list") &&
		(signature.Namespace != "" || !bytes.Contains(result.Resource.Bytes, []byte("namespace")))
}

// The keys of a signature; in any other spelling the loose reading takes them too.
var signatureKeys = []string{"kind", "apiVersion", "metadata", "name", "namespace"}

// plainKeys tells whether a text holds the keys of a signature in their own spelling alone, and no means to write them otherwise
// (escapes, tags, letters that fold to ASCII). It may say no too often, never too seldom.
func plainKeys(text []byte) bool {
	for start, end := 0, 0; start < len(text); start = end + 1 {
		for end = start; end < len(text) && isWord(text[end]); end++ {
		}
		if end < len(text) && (text[end] >= 0x80 || text[end] == '\\' || text[end] == '!') {
			return false
		}
		if !plainWord(text[start:end]) {
			return false
		}
	}
	return true
}

func isWord(char byte) bool {
	return 'a' <= char|0x20 && char|0x20 <= 'z' && char < 0x80 || '0' <= char && char <= '9'
}

func plainWord(word []byte) bool {
	switch len(word) {
	case 4, 8, 9, 10:
		for _, key := range signatureKeys {
			if len(word) == len(key) && string(word) != key && strings.EqualFold(string(word), key) {
				return false
			}
		}
	case 12:
		return !strings.EqualFold(string(word), "generateName")
	}
	return true
}

func (l *loaded) describe(found []document, result validator.Result, index int, item *int, offset int) []document {
	if result.Status == validator.Empty {
		return found
	}
	signature, _ := result.Resource.Signature()
	described := document{
		Index: index, Item: item, Offset: offset,
		Kind: signature.Kind, APIVersion: signature.Version, Name: signature.Name, Namespace: signature.Namespace,
		Status: statuses[result.Status], Errors: l.problems(result),
	}
	if result.Status == validator.Error {
		described.Message = result.Err.Error()
	}
	if result.Status == validator.Invalid {
		described.Message = inWords(described.Errors)
	}
	return append(found, described)
}
