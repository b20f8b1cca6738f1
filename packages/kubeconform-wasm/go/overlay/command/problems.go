// Added to kubeconform's cmd/kubeconform: all faults of an invalid document, each as deep as it lies, with its JSON pointer.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unsafe"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
	"github.com/yannh/kubeconform/pkg/cache"
	"github.com/yannh/kubeconform/pkg/validator"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"sigs.k8s.io/yaml"
)

type fault struct {
	Pointer string `json:"pointer"`
	Message string `json:"message"`
}

// An error as kubeconform lists it, and the faults below it: where several faults meet, kubeconform stops at the object around them.
type problem struct {
	fault
	Faults []fault `json:"faults"`
}

var english = message.NewPrinter(language.English)

// problems validates once more: a result of kubeconform has neither the depth nor keys that can be told from a path. In order, as the
// schema's validator walks maps.
func (l *loaded) problems(result validator.Result) []problem {
	found := []problem{}
	var causes *jsonschema.ValidationError
	if result.Status != validator.Invalid || !errors.As(l.validateAgain(result), &causes) {
		return found
	}
	for _, cause := range causes.Causes {
		deep := faultsOf(cause, nil)
		slices.SortFunc(deep, inOrder)
		found = append(found, problem{faultOf(cause), deep})
	}
	slices.SortFunc(found, func(a, b problem) int { return inOrder(a.fault, b.fault) })
	return found
}

func (l *loaded) validateAgain(result validator.Result) error {
	unmarshal := yaml.Unmarshal
	if l.options.Strict {
		unmarshal = yaml.UnmarshalStrict
	}
	var document map[string]any
	if err := unmarshal(result.Resource.Bytes, &document); err != nil {
		return err
	}
	signature, err := result.Resource.Signature()
	if err != nil {
		return err
	}
	schema, err := l.schemas.Get(fmt.Sprintf("%s-%s-%s", signature.Kind, signature.Version, l.options.KubernetesVersion))
	if err != nil {
		return err
	}
	return schema.(*jsonschema.Schema).Validate(document)
}

// schemasOf reaches for the cache of compiled schemas, which kubeconform keeps to itself.
func schemasOf(of validator.Validator) cache.Cache {
	field := reflect.ValueOf(of).Elem().FieldByName("schemaMemoryCache")
	return reflect.NewAt(field.Type(), unsafe.Pointer(field.UnsafeAddr())).Elem().Interface().(cache.Cache)
}

// faultsOf goes down where all that lies below is at fault, and stops at a choice: what its branches miss is no fault by itself.
func faultsOf(of *jsonschema.ValidationError, found []fault) []fault {
	switch of.ErrorKind.(type) {
	case *kind.Group, *kind.Reference, *kind.AllOf:
		for _, cause := range of.Causes {
			found = faultsOf(cause, found)
		}
		return found
	}
	return append(found, faultOf(of))
}

// inWords says all faults in one line. kubeconform's own message has them in another order at each run.
func inWords(problems []problem) string {
	var said []string
	for _, problem := range problems {
		for _, fault := range problem.Faults {
			said = append(said, fmt.Sprintf("at '%s': %s", fault.Pointer, fault.Message))
		}
	}
	return strings.Join(said, "; ")
}

var escape = strings.NewReplacer("~", "~0", "/", "~1")

func faultOf(of *jsonschema.ValidationError) fault {
	if unknown, is := of.ErrorKind.(*kind.AdditionalProperties); is {
		slices.Sort(unknown.Properties)
	}
	pointer := ""
	for _, step := range of.InstanceLocation {
		pointer += "/" + escape.Replace(step)
	}
	return fault{pointer, of.ErrorKind.LocalizedString(english)}
}

func inOrder(a, b fault) int {
	return cmp.Or(strings.Compare(a.Pointer, b.Pointer), strings.Compare(a.Message, b.Message))
}
