// Prints the schemas of kustomize's own kinds as JSON. kustomize publishes none, but reads its files into these types, and refuses what
// they do not name.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"strings"

	"sigs.k8s.io/kustomize/api/types"
)

type schema = map[string]any

type kind struct {
	Group   string `json:"group"`
	Version string `json:"version"`
	Kind    string `json:"kind"`
	Schema  schema `json:"schema"`
}

const group = "kustomize.config.k8s.io"

func main() {
	kustomization := reflect.TypeFor[types.Kustomization]()
	kinds := []kind{
		{group, "v1beta1", types.KustomizationKind, root(kustomization, types.KustomizationVersion, types.KustomizationKind)},
		{group, "v1alpha1", types.ComponentKind, root(kustomization, types.ComponentVersion, types.ComponentKind)},
	}
	if err := json.NewEncoder(os.Stdout).Encode(kinds); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func root(of reflect.Type, apiVersion, kindName string) schema {
	made := object(of)
	properties := made["properties"].(schema)
	properties["apiVersion"] = schema{"type": "string", "enum": []string{apiVersion}}
	properties["kind"] = schema{"type": "string", "enum": []string{kindName}}
	made["required"] = []string{"apiVersion", "kind"}
	return made
}

func describe(of reflect.Type) schema {
	switch of.Kind() {
	case reflect.Pointer:
		return describe(of.Elem())
	case reflect.String:
		return schema{"type": "string"}
	case reflect.Bool:
		return schema{"type": "boolean"}
	case reflect.Int, reflect.Int32, reflect.Int64:
		return schema{"type": "integer"}
	case reflect.Slice:
		return schema{"type": "array", "items": describe(of.Elem())}
	case reflect.Map:
		return schema{"type": "object", "additionalProperties": describe(of.Elem())}
	case reflect.Struct:
		return object(of)
	case reflect.Interface:
		return schema{}
	}
	panic(fmt.Sprintf("no schema for %s", of))
}

func object(of reflect.Type) schema {
	properties := schema{}
	addFields(properties, of)
	return schema{"type": "object", "properties": properties}
}

func addFields(properties schema, of reflect.Type) {
	for i := range of.NumField() {
		field := of.Field(i)
		name, rest, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case !field.IsExported() && !field.Anonymous, name == "-":
		case name == "" && (field.Anonymous || rest == "inline"):
			embedded := field.Type
			if embedded.Kind() == reflect.Pointer {
				embedded = embedded.Elem()
			}
			addFields(properties, embedded)
		case name == "":
			properties[field.Name] = describe(field.Type)
		default:
			properties[name] = describe(field.Type)
		}
	}
}
