// The texts of `--help`.

export const GENERAL_HELP = `meshfed: federations of Istio service meshes, compiled from each cluster's agreement

Usage:
  meshfed compile AGREEMENTS [-o DIR]   check all agreements, write an overlay for each cluster
  meshfed access AGREEMENTS             who may reach what, and how
  meshfed validate PATH...              manifests against the schemas of Kubernetes and Istio
  meshfed COMMAND --help                the options of a command
  meshfed --version

meshfed-compile X is meshfed compile X.
AGREEMENTS is a folder that holds one folder for each cluster:
  agreements/cluster1/agreement.yaml
  agreements/cluster2/agreement.yaml
`;

export const COMPILE_HELP = `meshfed-compile: check that the agreements of all clusters fit each other, and write each cluster's overlay

Usage:
  meshfed-compile AGREEMENTS [-o DIR] [options]

AGREEMENTS is a folder that holds one folder for each cluster. A cluster's overlay is made of its own
agreement alone, and goes to DIR/overlays/CLUSTER, which Argo CD or kubectl apply -k takes.
An error in a cluster's own folder keeps its overlay as it stands, and no other.

Options:
  -o, --output DIR       where overlays/ lies (default: the folder that holds AGREEMENTS)
      --check            write nothing; exit 1 where an overlay is not what would be written
      --cluster NAME     write and check this cluster's overlay alone; may be given several times
      --now YYYY-MM-DD   the day on which grants must hold, in UTC (default: today)
      --fail-on LEVEL    the least severity that makes the exit status 1: error (default), warning or note
      --format FORMAT    text (default), json, sarif, junit, or github for annotations in its Actions
  -h, --help             this text
      --version          the version

Exit status:
  0   clean
  1   findings at or above --fail-on, or with --check an overlay that is out of date
  2   the command line is wrong; standard error says how
  70  a bug of meshfed; nothing was written

Examples:
  meshfed-compile agreements
  meshfed-compile agreements -o deploy --check --fail-on warning
  meshfed-compile agreements --cluster cluster2 --format json
`;

export const ACCESS_HELP = `meshfed access: who may reach what, from the grants of all agreements

Usage:
  meshfed access AGREEMENTS [options]

One line for each grant and identity, also where the agreements have errors.

Options:
      --now YYYY-MM-DD   the day on which grants must hold, in UTC (default: today)
      --format FORMAT    text (default) or json
  -h, --help             this text

Exit status: 0; 2 where the command line is wrong.
`;

export const VALIDATE_HELP = `meshfed validate: manifests against the schemas of Kubernetes and Istio, with unknown fields refused

Usage:
  meshfed validate PATH... [options]

PATH is a file, or a folder whose .yaml, .yml and .json files are all validated. No network is used.

Options:
      --fail-on LEVEL    the least severity that makes the exit status 1: error (default), warning or note
      --format FORMAT    text (default) or json
  -h, --help             this text

Exit status: 0 all valid; 1 findings; 2 where the command line is wrong.
`;
