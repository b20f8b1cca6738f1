// Text to values that mean the same to their owner, to Kubernetes, to Istio and to Envoy. Parsed once, here; what does not parse is refused.
import { BlockList, isIP } from 'node:net';
import type { Address, Caller, ClusterName, Day, ExposureName, Hostname, Label, ObjectName, PathPattern, PathPrefix, Port, ServiceName, SpiffeId } from './names.ts';

/** Why a text is no such value: the problem, as the end of 'X is no hostname: …', and what to write instead. */
export interface Refusal {
  readonly problem: string;
  readonly instead: string;
  /** Where it can only have been meant so. */
  readonly meant?: string;
}

export type Parse<T> = (text: string) => T | Refusal;

export const isRefusal = (result: unknown): result is Refusal => typeof result === 'object' && result !== null && 'problem' in result;

const refuse = (problem: string, instead: string): Refusal => ({ problem, instead });

const mistaken = (problem: string, meant: string): Refusal => ({ problem, instead: `Write \`${meant}\`.`, meant });

/** A slip of writing, where what was meant is a value; else it is refused as `instead` says. */
const slip = (problem: string, instead: string, meant: string, parse: Parse<unknown>): Refusal => (isRefusal(parse(meant)) ? refuse(problem, instead) : mistaken(problem, meant));

/** Where something is probably meant, but a person must say so: it is shown, and never written for him. */
function suggest(problem: string, instead: string, written: string, likely: string, parse: Parse<unknown>): Refusal {
  return refuse(problem, likely === written || isRefusal(parse(likely)) ? instead : `Write \`${likely}\`.`);
}

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

function labelFault(text: string, longest = 63): string | undefined {
  if (text.length > longest) return `it is ${text.length} characters long, and ${longest} is the most`;
  if (/[A-Z]/.test(text)) return 'it has upper-case letters';
  if (!/^[a-z0-9]/.test(text) || !/[a-z0-9]$/.test(text)) return 'it must start and end with a letter or a digit';
  if (!LABEL.test(text)) return 'only lower-case letters, digits and `-` may stand in it';
  return undefined;
}

/** A DNS label of RFC 1123: a namespace, a subset, a cluster, a revision. */
const labelAs =
  <T extends Label | ClusterName>(example: string): Parse<T> =>
  (text) => {
    const problem = labelFault(text);
    const instead = `Write a DNS label such as \`${example}\`.`;
    return problem === undefined ? (text as T) : suggest(problem, instead, text, hyphenated(text), labelAs(example));
  };

export const label = labelAs<Label>('bookinfo');
export const clusterName = labelAs<ClusterName>('cluster2');
export const policyName = labelAs<Label>('partners-read-only');

/** With what Kubernetes takes in the place of an underscore. */
const hyphenated = (text: string): string => text.toLowerCase().replaceAll('_', '-');

/** RFC 1035, whatever newer API servers relax: a letter first. */
export const serviceName: Parse<ServiceName> = (text) => {
  const instead = 'Write the name of the Service, such as `ratings`.';
  const [name = '', ...domain] = text.split('.');
  if (domain.length > 0) return suggest('it has a domain, and `namespace` is a field of its own', instead, text, name, serviceName);
  const problem = labelFault(text) ?? (/^[a-z]/.test(text) ? undefined : 'the name of a Service must start with a letter');
  return problem === undefined ? (text as ServiceName) : suggest(problem, instead, text, hyphenated(text), serviceName);
};

/** An RFC 1123 subdomain: a Secret or a ServiceAccount. */
export const objectName: Parse<ObjectName> = (text) => {
  const problem = text.length > 253 ? 'it is over 253 characters long' : firstFault(text.split('.'), (part) => labelFault(part, 253));
  return problem === undefined ? (text as ObjectName) : refuse(problem, 'Write the name of the object, such as `istio-private-ingressgateway-certs`.');
};

/** The Secret of a key pair. Istio looks for its CAs beside it, in `<name>-cacert`, and that must be a name too. */
export const secretName: Parse<ObjectName> = (text) => {
  const instead = 'Write the name of the Secret with the key pair, such as `istio-private-ingressgateway-certs`.';
  if (text.endsWith('-cacert')) return refuse('Istio takes a name that ends in `-cacert` for a list of CAs and not for a key pair', instead);
  if (text.length > 200) return refuse('it is over 200 characters long, and the names that Istio makes of it must fit in 253', instead);
  return objectName(text);
};

function firstFault<T>(items: readonly T[], fault: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = fault(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What Envoy compares byte by byte as an SNI and as an authority. */
export const hostname: Parse<Hostname> = (text) => {
  const instead = 'Write a full DNS name in lower case, such as `c2.example.com`.';
  if (text === '') return refuse('it is empty', instead);
  if (/^\[|^[0-9a-f:]*:[0-9a-f:]*:/i.test(text) || isIP(text) !== 0) return refuse('it is an IP address, and an SNI is always a name', instead);
  if (text.includes('/')) return suggest('it is a URL or a part of one, and an SNI is a name alone', instead, text, text.replace(/^[a-z]+:\/\//i, '').replace(/[:/].*$/s, ''), hostname);
  if (/:\d*$/.test(text)) return refuse('it has a port, and an SNI has none', `Write the name alone: \`${text.replace(/:\d*$/, '')}\`.`);
  if (text.includes('*')) return refuse('a wildcard would match hosts of other owners', instead);
  if (text.endsWith('.')) return slip('it ends with a dot, and Envoy takes that for another host', instead, text.replace(/\.+$/, '').toLowerCase(), hostname);
  if (/[A-Z]/.test(text)) return slip('it has upper-case letters, and an SNI is compared in lower case', instead, text.toLowerCase(), hostname);
  if (/[^\0-\x7f]/.test(text)) return refuse('it has letters outside of ASCII, and no certificate or SNI does', inAscii(text) ?? instead);
  if (text.length > 253) return refuse('it is over 253 characters long', instead);
  const labels = text.split('.');
  const problem = firstFault(labels, (part) => (part === '' ? 'two dots follow one another' : part.length > 63 ? `one of its labels is ${part.length} characters long, and 63 is the most` : labelFault(part)));
  if (problem !== undefined) return refuse(problem, text.includes('_') ? `Write \`${text.replaceAll('_', '-')}\`, or another name in lower case.` : instead);
  if (labels.length < 2) return refuse('it has one label only, and such a name means something else in every cluster', instead);
  if (/^\d+$/.test(labels.at(-1) ?? '')) return refuse('its last label is a number, so it can be taken for an IP address', instead);
  if (text === CLUSTER_DOMAIN || text.endsWith(`.${CLUSTER_DOMAIN}`)) {
    return refuse(`it lies below ${CLUSTER_DOMAIN}, where every cluster has services of its own`, 'Write a name that no cluster can take for one of its own, such as `c2.example.com`.');
  }
  return text as Hostname;
};

/** What to write, with A-labels as in DNS; undefined where it is no name at all. */
function inAscii(text: string): string | undefined {
  try {
    return `Write \`${new URL(`http://${text}`).hostname}\`, as DNS has it.`;
  } catch {
    return undefined;
  }
}

/** The domain of Services inside a cluster; Kubernetes' default, and the only one that is supported. */
export const CLUSTER_DOMAIN = 'cluster.local';

// What no other cluster can dial, and what it is called.
const UNDIALLABLE: readonly (readonly [network: string, prefix: number, what: string])[] = [
  ['0.0.0.0', 8, 'an unspecified address'],
  ['127.0.0.0', 8, 'a loopback address'],
  ['169.254.0.0', 16, 'a link-local address'],
  ['224.0.0.0', 4, 'a multicast address'],
  ['255.255.255.255', 32, 'the broadcast address'],
  ['::', 128, 'an unspecified address'],
  ['::1', 128, 'a loopback address'],
  ['fe80::', 10, 'a link-local address'],
  ['ff00::', 8, 'a multicast address'],
];

const RANGES = UNDIALLABLE.map(([network, prefix, what]) => {
  const range = new BlockList();
  range.addSubnet(network, prefix, familyOf(network));
  return { range, what, family: familyOf(network) };
});

function familyOf(ip: string): 'ipv4' | 'ipv6' {
  return isIP(ip) === 4 ? 'ipv4' : 'ipv6';
}

export const isIpAddress = (address: string): boolean => isIP(address) !== 0;

/** Where a peer is dialled. IPv6 comes out in its shortest form, so that two spellings of one address are equal. */
export const address: Parse<Address> = (text) => {
  const instead = 'Write what peers dial: an IP address such as `203.0.113.10`, or a DNS name such as `gateway.c2.example.com`.';
  const version = isIP(text);
  if (version === 0) {
    if (/^\[.*\]$/.test(text)) return slip('brackets belong to a URL', instead, text.slice(1, -1), address);
    if (/^[^:]+:\d+$/.test(text)) return refuse('it has a port, which has a field of its own', `Write \`${text.replace(/:\d+$/, '')}\` here, and the number as \`port\` beside \`addresses\`.`);
    const decimal = text.replace(/(^|\.)0+(?=\d)/g, '$1');
    if (/^[\d.]+$/.test(text) && isIP(decimal) === 4) return suggest('a number of it starts with a zero, and some take that for an octal number', instead, text, decimal, address);
    if (text.includes('://')) return refuse('it is a URL, and a gateway is dialled by address and port alone', instead);
    if (/^[\d.a-f:]+\/\d+$/i.test(text)) return refuse('it is a range of addresses, and a client dials single ones', instead);
    if (/^[\d.]+$/.test(text) || /[:%/]/.test(text)) return refuse('it is no IP address', instead);
    if (/[A-Z]/.test(text)) return slip('it has upper-case letters', instead, text.toLowerCase(), address);
    if (text.endsWith('.svc')) return refuse('it is the name of a Service, which only its own cluster can look up', instead);
    const name = hostname(text);
    if (!isRefusal(name)) return text as string as Address;
    return name.meant === undefined ? refuse(name.problem, instead) : mistaken(name.problem, name.meant);
  }
  if (text.includes('%')) return refuse('it has a zone, which means something on one machine only', instead);
  const family = familyOf(text);
  const found = RANGES.find((one) => one.family === family && one.range.check(text, family));
  if (found !== undefined) return refuse(`it is ${found.what}, and no other cluster can dial it`, instead);
  const shortest = version === 4 ? text : new URL(`http://[${text}]`).hostname.slice(1, -1);
  if (shortest.startsWith('::ffff:')) return refuse('it is an IPv4 address written as IPv6', 'Write the IPv4 address.');
  return shortest as Address;
};

/** A SPIFFE ID in full: the URI in a gateway's certificate. */
export const spiffeId: Parse<SpiffeId> = (text) => {
  const instead = 'Write it in full, such as `spiffe://c2.example.com/istio-private-ingressgateway`.';
  if (!text.startsWith('spiffe://')) return slip('it does not start with `spiffe://`', instead, `spiffe://${text}`, spiffeId);
  if (text.length > 2048) return refuse('it is over 2,048 characters long', instead);
  if (text.includes('*')) return refuse('it has a wildcard, and an identity is that of one gateway', instead);
  const [domain = '', ...segments] = text.slice('spiffe://'.length).split('/');
  const plain = `spiffe://${[domain.toLowerCase(), ...segments.filter((segment) => segment !== '')].join('/')}`;
  if (/[A-Z]/.test(domain)) {
    const problem = 'its trust domain has upper-case letters';
    return segments.includes('') ? suggest(problem, instead, text, plain, spiffeId) : slip(problem, instead, plain, spiffeId);
  }
  if (!/^[a-z0-9._-]+$/.test(domain)) return refuse('its trust domain may hold lower-case letters, digits, `.`, `-` and `_` alone', instead);
  if (segments.length === 0) return refuse('it has a trust domain and no path', instead);
  if (segments.includes('')) return suggest('a segment of its path is empty', instead, text, plain, spiffeId);
  if (segments.some((segment) => segment === '.' || segment === '..')) return refuse('`.` and `..` are no segments of a SPIFFE ID', instead);
  if (!segments.every((segment) => /^[A-Za-z0-9._-]+$/.test(segment))) {
    return refuse('a segment of its path holds something else than letters, digits, `.`, `-` and `_`', instead);
  }
  return text as SpiffeId;
};

// Each of these means something else to some hop on the way: RE2 and Istio's matchers, URL escapes, queries, and what Envoy folds.
function pathFault(path: string): string | undefined {
  const odd = /[{}%?#;\\\s*]/.exec(path)?.[0];
  if (odd === '?' || odd === '#') return `what follows \`${odd}\` is no part of a path to any rule or route`;
  if (odd !== undefined) return `\`${odd}\` is more than a character to some route, policy or application on the way`;
  // Of what regular expressions are written with, `(`, `)`, `+`, `$` and `.` may stand in a real path too.
  const expression = /[|^[\]"<>`]|\.\+|\$(?=\/?$)/.exec(path)?.[0];
  if (expression !== undefined) return `\`${expression}\` stands in no path, and a regular expression would be compared letter by letter`;
  if (!/^[\x21-\x7e]*$/.test(path)) return 'it holds characters outside printable ASCII';
  if (path.length > 1024) return 'it is over 1,024 characters long';
  if (path.includes('//')) return 'two slashes follow one another, and gateways fold them';
  if (path.split('/').some((segment) => segment === '.' || segment === '..')) return 'gateways fold `.` and `..`';
  return undefined;
}

/** Nor doubled slashes. */
const withoutQuery = (path: string): string => path.replace(/[?#].*$/s, '').replace(/\/{2,}/g, '/');

export const pathPrefix: Parse<PathPrefix> = (text) => {
  const instead = 'Write a prefix such as `/bookinfo/myratings/v1/`.';
  if (text === '') return refuse('it is empty', instead);
  if (/^[^*]*\/\*$/.test(text)) return slip('a prefix holds for everything below it as it is, and `*` would be compared as a character', instead, text.slice(0, -1), pathPrefix);
  const problem = pathFault(text);
  if (problem !== undefined) return suggest(problem, instead, text, withoutQuery(text), pathPrefix);
  if (!text.startsWith('/') || !text.endsWith('/')) return slip('it must start and end with `/`', instead, `/${text.replace(/^\/|\/$/g, '')}/`, pathPrefix);
  return text as PathPrefix;
};

export const pathPattern: Parse<PathPattern> = (text) => {
  const fixed = text.endsWith('/*') ? text.slice(0, -1) : text;
  const instead = 'Write an exact path such as `/ratings`, or everything below one such as `/ratings/*`.';
  if (!text.startsWith('/')) return slip('it must start with `/`', instead, `/${text}`, pathPattern);
  const problem = pathFault(fixed);
  return problem === undefined ? (text as PathPattern) : suggest(problem, instead, text, withoutQuery(text), pathPattern);
};

export const exposureName: Parse<ExposureName> = (text) => {
  const problem = text.length > 512 ? 'it is over 512 characters long' : firstFault(text.split('/'), (part) => (part === '' ? 'a part of it is empty' : labelFault(part)));
  return problem === undefined ? (text as ExposureName) : suggest(problem, 'Write DNS labels joined by `/`, such as `bookinfo/myratings/v1`.', text, text.split('/').filter((part) => part !== '').join('/'), exposureName);
};

/** `spec.trustDomain`: compared with the start of a principal. */
export const trustDomain: Parse<Hostname> = (text) => {
  const problem = /[A-Z]/.test(text) ? 'it has upper-case letters' : firstFault(text.split('.'), (part) => (part === '' ? 'a label of it is empty' : labelFault(part)));
  return problem === undefined ? (text as Hostname) : refuse(problem, 'Write the trust domain alone, such as `cluster.local`, without `spiffe://`.');
};

export const port: Parse<Port> = (text) => {
  const number = Number(text);
  const instead = 'Write a whole number from 1 to 65535.';
  if (/^0\d+$/.test(text)) return refuse('it starts with a zero, and some readers of YAML take it for an octal number', `Write ${number}.`);
  if (/^(0[xo][\da-f]+|[1-9]\d*(e\+?\d+|\.0*))$/i.test(text) && number > 0 && number <= 65535) return refuse('it is not written in plain digits, and readers of YAML differ about it', `Write ${number}.`);
  if (!/^[1-9]\d{0,4}$/.test(text) || number > 65535) return refuse('it is no port number', instead);
  if (number >= 15000 && number <= 15099) {
    return refuse('Istio’s proxy listens on ports of 15000 to 15099 itself', 'Write another port; 15443 is usual for a private gateway.');
  }
  return number as Port;
};

export const day: Parse<Day> = (text) => {
  const instead = 'Write a day as YYYY-MM-DD, such as `2027-03-31`.';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return refuse('it is not written as YYYY-MM-DD', instead);
  const date = new Date(`${text}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return refuse('there is no such day', instead);
  return text as Day;
};

export const caller: Parse<Caller> = (text) => {
  const refusal = refuse('it names no workload of this cluster', 'Write `ns/<namespace>/sa/<account>`, `ns/<namespace>/*`, or `"*"`.');
  if (text === '*') return { namespace: null, account: null };
  const [ns, namespace = '', kind = '', account, ...rest] = text.split('/');
  if (ns !== 'ns' || rest.length > 0 || labelFault(namespace) !== undefined) return refusal;
  if (kind === '*' && account === undefined) return { namespace: namespace as Label, account: null };
  if (kind !== 'sa' || account === undefined || isRefusal(objectName(account))) return refusal;
  return { namespace: namespace as Label, account: account as ObjectName };
};

// https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
const QUALIFIED = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

export const labelKey: Parse<string> = (text) => {
  const slash = text.indexOf('/');
  const prefix = slash === -1 ? undefined : text.slice(0, slash);
  const fine = QUALIFIED.test(text.slice(slash + 1)) && (prefix === undefined || (prefix !== '' && !isRefusal(objectName(prefix))));
  return fine ? text : refuse('it is no label key to Kubernetes', 'Write a key such as `app` or `example.com/tier`.');
};

export const labelValue: Parse<string> = (text) =>
  text === '' || QUALIFIED.test(text) ? text : refuse('it is no label value to Kubernetes', 'Use at most 63 letters, digits, `-`, `_` and `.`.');

/** A path below the cluster's folder. */
export const filePath: Parse<string> = (text) => {
  const instead = 'Write a path below the cluster’s folder, such as `certs/example.com.crt`.';
  if (text === '') return refuse('it is empty', instead);
  if (/\p{Cc}/u.test(text)) return refuse('it holds a control character', instead);
  if (text.startsWith('/') || /^[A-Za-z]:/.test(text)) return refuse('it is an absolute path, and no file outside of the cluster’s folder is read', instead);
  if (text.includes('\\')) return refuse('its parts are joined by `\\`, which is part of a name on other machines', instead);
  if (text.split('/').some((part) => part === '..')) return refuse('it leads out of the cluster’s folder', instead);
  if (text.split('/').some((part) => part === '' || part === '.')) return refuse('a part of it is empty or `.`', instead);
  return text;
};

/** From 0 to `most`. */
export const wholeNumber =
  (most: number): Parse<number> =>
  (text) =>
    /^(0|[1-9]\d{0,5})$/.test(text) && Number(text) <= most ? Number(text) : refuse(`it is no whole number from 0 to ${most}`, `Write a whole number from 0 to ${most}.`);

/** How a reader of YAML 1.1 takes a text without quotes, where that is no text. https://yaml.org/type/ */
export function readingOf11(text: string): string | undefined {
  if (/^(y|yes|on)$/i.test(text)) return 'true';
  if (/^(n|no|off)$/i.test(text)) return 'false';
  if (/^[-+]?(0b[01_]+|[1-9][0-9_]*_[0-9_]*|[1-9][0-9_]*(:[0-5]?[0-9])+)$/.test(text)) return 'a number';
  return undefined;
}
