// Added to kubeconform's cmd/kubeconform, whose own main() stays as it is and serves the command line. Where JavaScript asks for the
// library instead, main() is never reached: validators are made and called from JavaScript until the module is dropped.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime/debug"
	"syscall/js"

	"github.com/yannh/kubeconform/pkg/cache"
	"github.com/yannh/kubeconform/pkg/config"
	"github.com/yannh/kubeconform/pkg/validator"
	"sigs.k8s.io/yaml"
)

func init() {
	// 15 % less time for 40 MB more memory, measured; a garbage collection has one thread here.
	debug.SetGCPercent(400)
	host := js.Global().Get("kubeconform")
	if arguments := host.Get("arguments"); !arguments.IsNull() {
		os.Args = commandLine(arguments)
		return
	}
	host.Set("newValidator", js.FuncOf(newValidator))
	host.Set("validate", js.FuncOf(validate))
	host.Set("split", js.FuncOf(split))
	host.Set("toJSON", js.FuncOf(toJSON))
	select {}
}

// What kubeconform's main() reads. Without a -schema-location it would turn to the network: the schemas on board stand in.
func commandLine(arguments js.Value) []string {
	read := make([]string, 0, arguments.Length())
	for i := range arguments.Length() {
		read = append(read, arguments.Index(i).String())
	}
	if flags, _, _ := config.FromFlags(read[0], read[1:]); len(flags.SchemaLocations) > 0 {
		return read
	}
	return append([]string{read[0], "-schema-location", "default"}, read[1:]...)
}

type options struct {
	Locations            []string
	KubernetesVersion    string
	Strict               bool
	IgnoreMissingSchemas bool
	Skip, Reject         []string
}

type loaded struct {
	validator validator.Validator
	options   options
	schemas   cache.Cache
}

var validators []*loaded

// newValidator(options as JSON) → {value: index} or {fault}.
func newValidator(_ js.Value, arguments []js.Value) (answer any) {
	defer recovered(&answer)
	var wanted options
	if err := json.Unmarshal([]byte(arguments[0].String()), &wanted); err != nil {
		return failed(err)
	}
	made, err := validator.New(wanted.Locations, validator.Opts{
		KubernetesVersion:    wanted.KubernetesVersion,
		Strict:               wanted.Strict,
		IgnoreMissingSchemas: wanted.IgnoreMissingSchemas,
		SkipKinds:            set(wanted.Skip),
		RejectKinds:          set(wanted.Reject),
	})
	if err != nil {
		return failed(err)
	}
	validators = append(validators, &loaded{made, wanted, schemasOf(made)})
	return value(len(validators) - 1)
}

// validate(index, bytes) → {value: what it found, as JSON} or {fault}.
func validate(_ js.Value, arguments []js.Value) (answer any) {
	defer recovered(&answer)
	found, err := json.Marshal(validators[arguments[0].Int()].validateStream(bytesOf(arguments[1])))
	if err != nil {
		return failed(err)
	}
	return value(string(found))
}

// split(bytes) → {value: where each document starts, as JSON}.
func split(_ js.Value, arguments []js.Value) any {
	starts, _ := json.Marshal(documentStarts(bytesOf(arguments[0])))
	return value(string(starts))
}

// toJSON(bytes of one YAML document) → {value: JSON} or {fault}. It reads YAML as validate does.
func toJSON(_ js.Value, arguments []js.Value) (answer any) {
	defer recovered(&answer)
	read, err := yaml.YAMLToJSONStrict(bytesOf(arguments[0]))
	if err != nil {
		return failed(err)
	}
	return value(string(read))
}

func bytesOf(array js.Value) []byte {
	read := make([]byte, array.Get("byteLength").Int())
	js.CopyBytesToGo(read, array)
	return read
}

func set(names []string) map[string]struct{} {
	named := map[string]struct{}{}
	for _, name := range names {
		named[name] = struct{}{}
	}
	return named
}

func value(of any) any { return map[string]any{"value": of} }

func failed(err error) any { return map[string]any{"fault": err.Error()} }

func recovered(answer *any) {
	if reason := recover(); reason != nil {
		*answer = failed(fmt.Errorf("kubeconform failed: %v", reason))
	}
}
