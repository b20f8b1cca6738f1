//go:build tools

// Package tools keeps in go.mod what build.sh builds.
package tools

import _ "sigs.k8s.io/kustomize/kustomize/v5"
