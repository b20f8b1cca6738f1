// The texts of `--help` of the commands that ask the prover.

export const CAN_HELP = `meshfed can: may this client do that?

Usage:
  meshfed can CLIENT METHOD EXPOSURE [PATH] [options]

Answered by the manifests that the agreements compile to, read as Istio and Envoy would read them.
CLIENT is a cluster's name or a SPIFFE ID, EXPOSURE is CLUSTER/NAME, and PATH starts below the
exposure (default: /).

Options:
  -a, --agreements FOLDER  the folder of agreements (default: agreements)
      --now YYYY-MM-DD     the day on which grants must hold, in UTC (default: today)
      --format FORMAT      text (default) or json
  -h, --help               this text

Exit status: 0 allowed; 1 denied; 2 where the command line is wrong.

Examples:
  meshfed can cluster1 GET cluster2/bookinfo/myratings/v1 /ratings/0
  meshfed can spiffe://c3.example.com/istio-private-egressgateway GET cluster2/bookinfo/httpbin /status/418
`;

export const TRACE_HELP = `meshfed trace: a consumption, hop by hop

Usage:
  meshfed trace CLUSTER NAMESPACE/SERVICE[:PORT] [options]

From the caller's sidecar through both gateways to the pod: each hop's SNI, port, authority, path and
identity, and where the chain breaks.

Options:
  -a, --agreements FOLDER  the folder of agreements (default: agreements)
      --now YYYY-MM-DD     the day on which grants must hold, in UTC (default: today)
      --format FORMAT      text (default) or json
  -h, --help               this text

Exit status: 0 it arrives; 1 the chain breaks; 2 where the command line is wrong.

Example:
  meshfed trace cluster1 default/ratings
`;

export const PROVE_HELP = `meshfed prove: do these overlays grant what is agreed, and nothing else?

Usage:
  meshfed prove AGREEMENTS [DIR] [options]

Reads DIR/overlays/CLUSTER as Istio and Envoy would, whoever wrote or edited it, and compares what it
grants with the agreements, for every class of requests. What is not understood counts as different.

Options:
      --build CLUSTER=FILE  instead of that cluster's overlay, the build of its owner's kustomization
                            over it; may be given for several clusters
      --now YYYY-MM-DD      the day on which grants must hold, in UTC (default: today)
      --format FORMAT       text (default) or json
  -h, --help                this text

DIR is that of -o of meshfed-compile (default: the folder that holds AGREEMENTS).

Exit status: 0 equal; 1 different, or not understood; 2 where the command line is wrong.
`;
