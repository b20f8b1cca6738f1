// Stands in for kubeconform's pkg/registry/registry.go. Two things differ: the location `default` asks the JavaScript side, which has
// schemas on board, and the path of a local schema is made without text/template, which would keep every exported method of every type.
package registry

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"syscall/js"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/yannh/kubeconform/pkg/loader"
)

// Registry is what kubeconform's validator asks for schemas.
type Registry interface {
	DownloadSchema(resourceKind, resourceAPIVersion, k8sVersion string) (string, any, error)
}

const layout = "{{ .NormalizedKubernetesVersion }}-standalone{{ .StrictSuffix }}/{{ .ResourceKind }}{{ .KindSuffix }}.json"

// The two forms of a location that JavaScript answers: what is on board, and what one validator was given besides.
var answered = regexp.MustCompile(`^(default(:.*)?|given:[0-9]+)$`)

// New returns the registry behind one -schema-location.
func New(schemaLocation string, cacheFolder string, strict bool, skipTLS bool, debug bool) (Registry, error) {
	if answered.MatchString(schemaLocation) {
		return onBoardRegistry{location: schemaLocation, strict: strict}, nil
	}
	if strings.HasPrefix(schemaLocation, "http") {
		return nil, fmt.Errorf("failed initialising schema location registry: kubeconform-wasm has no network to read %s from", schemaLocation)
	}
	if !strings.HasSuffix(schemaLocation, "json") {
		schemaLocation += "/" + layout
	}
	if _, err := schemaPath(schemaLocation, "Deployment", "v1", "master", true); err != nil {
		return nil, fmt.Errorf("failed initialising schema location registry: %s", err)
	}
	return newLocalRegistry(schemaLocation, loader.NewFileLoader(), strict, debug)
}

type onBoardRegistry struct {
	location string
	strict   bool
}

// DownloadSchema asks JavaScript for the text of a schema; null means that there is none.
func (r onBoardRegistry) DownloadSchema(resourceKind, resourceAPIVersion, k8sVersion string) (string, any, error) {
	path, err := schemaPath("kubeconform-wasm:///"+layout, resourceKind, resourceAPIVersion, k8sVersion, r.strict)
	if err != nil {
		return "", nil, err
	}
	text := js.Global().Get("kubeconform").Call("schema", r.location, resourceKind, resourceAPIVersion, k8sVersion, r.strict)
	if text.IsNull() {
		return path, nil, loader.NewNotFoundError(errors.New("could not find schema at " + path))
	}
	schema, err := jsonschema.UnmarshalJSON(strings.NewReader(text.String()))
	return path, schema, err
}

// An action of a template: a field, or what we can't do. `-` beside a brace takes the white space beyond it away.
var action = regexp.MustCompile(`(\s*\{\{-\s|\{\{)((?s:.*?))(\s-\}\}\s*|\}\})`)

func schemaPath(template, resourceKind, resourceAPIVersion, k8sVersion string, strict bool) (string, error) {
	version := k8sVersion
	if version != "master" {
		version = "v" + version
	}
	strictSuffix := ""
	if strict {
		strictSuffix = "-strict"
	}
	groupParts := strings.Split(resourceAPIVersion, "/")
	kindSuffix := "-" + strings.ToLower(strings.Split(groupParts[0], ".")[0])
	if len(groupParts) > 1 {
		kindSuffix += "-" + strings.ToLower(groupParts[1])
	}
	fields := map[string]string{
		".NormalizedKubernetesVersion": version,
		".StrictSuffix":                strictSuffix,
		".ResourceKind":                strings.ToLower(resourceKind),
		".ResourceAPIVersion":          groupParts[len(groupParts)-1],
		".Group":                       groupParts[0],
		".KindSuffix":                  kindSuffix,
	}
	var unknown error
	path := action.ReplaceAllStringFunc(template, func(found string) string {
		name := strings.TrimSpace(action.FindStringSubmatch(found)[2])
		value, known := fields[name]
		if !known {
			unknown = fmt.Errorf("%q is no field that a schema location may name", name)
		}
		return value
	})
	if unknown == nil && strings.Contains(template, "{{") && !action.MatchString(template) {
		unknown = fmt.Errorf("an action of %q does not end", template)
	}
	return path, unknown
}
