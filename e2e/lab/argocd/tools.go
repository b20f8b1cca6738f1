//go:build tools

// Package tools keeps in go.mod what build.sh builds.
package tools

import _ "github.com/argoproj/argo-cd/v3/cmd"
