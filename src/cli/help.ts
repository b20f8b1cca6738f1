// The texts of `--help`.

export const GENERAL_HELP = `meshfed: federations of Istio service meshes, compiled from each cluster's agreement

Usage:
  meshfed compile AGREEMENTS [-o DIR]   check all agreements, write an overlay for each cluster
  meshfed access AGREEMENTS             who may reach what, and how
  meshfed can CLIENT METHOD EXPOSURE    may this client do that?
  meshfed trace CLUSTER NAMESPACE/SERVICE   a consumption, hop by hop
  meshfed prove AGREEMENTS [DIR]        do overlays, whoever wrote them, grant what is agreed?
  meshfed diff BASE [HEAD]              what a change means: who gains and loses access, what stops working
  meshfed accept CLUSTER                write what its peers say into its agreement
  meshfed validate PATH...              manifests against the schemas of Kubernetes and Istio
  meshfed policy test|new|list          an organisation's own rules: run their examples, write one
  meshfed explain CODE                  why a finding exists, and what to write instead
  meshfed checks                        all that is checked
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
      --prove            taken, and done in any case: what is about to be written is read back, and must grant what is agreed
      --fix              first mend in the agreements what has exactly one right answer, and say what
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

export const DIFF_HELP = `meshfed diff: what a change to the agreements means

Usage:
  meshfed diff BASE [HEAD] [options]

Who can reach what now that could not before, who no longer can, which consumptions stop working and
why, and all else that changes, with the lines that do it. Agreements are compared by what they mean:
the order of things, comments, formatting and the names of files are no change.

BASE and HEAD are folders of agreements or revisions of git. A word that starts with . or / or names a
folder that exists is a folder; any other is a revision (so write refs/heads/NAME for a branch that is
called like a folder). Without HEAD it is the folder of -a as it stands.

Options:
  -a, --agreements FOLDER  the folder of agreements, in revisions too (default: agreements)
      --now YYYY-MM-DD     the day on which grants must hold on both sides, in UTC (default: today)
      --fail-on LEVEL      the least severity of a finding in HEAD that makes the exit status 1:
                           error (default), warning or note
      --format FORMAT      text (default), json or markdown
  -h, --help               this text

Exit status: 0; 1 where HEAD has findings at or above --fail-on; 2 where the command line is wrong;
70 a bug of meshfed. A difference is no fault: it does not change the exit status.

Examples:
  meshfed diff origin/main
  meshfed diff HEAD~1 HEAD --format json
  meshfed diff ../before/agreements ./agreements
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

export const ACCEPT_HELP = `meshfed accept: write into a cluster's own agreement what its peers say now

Usage:
  meshfed accept CLUSTER [options]

Exactly the statements that are missing or differ are written; comments and formatting stay. It shows
what changes and who gains access by it. An identity and a CA decide who gets in, so they are accepted
only with --fact identity and --fact trust, from one peer at a time. A CA is found where the files that
the peer's agreement names hold it: it is written into a file of CLUSTER's folder, beside those that vouch
for the peer now. Nothing is committed: the change is yours to review.

Options:
  -a, --agreements FOLDER  the folder of agreements (default: agreements)
      --peer CLUSTER       from this peer alone
      --fact FACT          this fact alone: hostname, addresses, port, sni, identity, path, protocol
                           or trust; may be given several times
      --dry-run            show it and write nothing
      --now YYYY-MM-DD     the day on which grants must hold, in UTC (default: today)
      --format FORMAT      text (default) or json
  -h, --help               this text

Exit status: 0; 1 where something that differs was not accepted, or a file could not be written;
2 where the command line is wrong.

Examples:
  meshfed accept cluster1 --dry-run
  meshfed accept cluster1 --peer cluster2 --fact identity
`;

export const POLICY_HELP = `meshfed policy: an organisation's own rules

Usage:
  meshfed policy test [NAME...]    are the policies of a repository well formed, and do their examples hold?
  meshfed policy new NAME          write a policy to start from
  meshfed policy list              the policies that come with meshfed, by set

A policy is a file in the folder policies of the folder of agreements. All that lie there hold; sets of
meshfed's own are chosen in federation.yaml: spec.policies: [strict].

Options:
  -a, --agreements FOLDER  the folder of agreements (default: agreements)
      --over KIND          of a new policy, what it looks at: cluster, exposure, grant (default),
                           consumption, certificate, change or reach
      --format FORMAT      of test and list: text (default) or json
  -h, --help               this text

Exit status: 0; 1 where a policy is faulty or an example does not hold; 2 where the command line is wrong.

Examples:
  meshfed policy new no-writes-from-partners --over grant
  meshfed policy test
`;

export const EXPLAIN_HELP = `meshfed explain: why a finding exists, what fails, what passes, and what to write instead

Usage:
  meshfed explain CODE     a code such as MF3001, a name such as hostname-differs, or a policy
                           such as policy:partners-never-write

Options:
  -a, --agreements FOLDER  the folder of agreements, for a policy of its own (default: agreements)
  -h, --help               this text

Exit status: 0; 2 where there is no such finding.
`;

export const CHECKS_HELP = `meshfed checks: all that is checked, one line for each code

Usage:
  meshfed checks [--format text|json]

Exit status: 0; 2 where the command line is wrong.
`;
