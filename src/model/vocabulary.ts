// What the values of an agreement are called in messages, how each is parsed, and the fault where it does not parse.
import { filePattern } from './file-pattern.ts';
import { number, text } from './reader.ts';
import { address, caller, clusterName, day, exposureName, filePath, hostname, label, objectName, pathPattern, pathPrefix, policyName, port } from './values.ts';
import { secretName, serviceName, spiffeId, trustDomain, wholeNumber } from './values.ts';

export const ACCOUNT = text('name of a ServiceAccount', 'bad-name', objectName);
export const ADDRESS = text('address', 'bad-address', address);
/** Free text. */
export const ANY_TEXT = text<string>('text', 'bad-name', (written) => written);
export const CALLER = text('caller', 'bad-caller', caller);
export const CLUSTER = text('name of a cluster', 'bad-name', clusterName);
export const DAY = text('day', 'bad-day', day);
export const EXPOSURE = text('name of an exposure', 'bad-name', exposureName);
export const FILE = text('file', 'bad-file-path', filePath);
export const GLOB = text('pattern of files', 'bad-file-path', filePattern);
export const HOSTNAME = text('hostname', 'bad-hostname', hostname);
export const IDENTITY = text('SPIFFE ID', 'bad-identity', spiffeId);
export const NAMESPACE = text('name of a namespace', 'bad-name', label);
export const PATTERN = text('path', 'bad-path', pathPattern);
export const POLICY = text('name of a policy', 'bad-name', policyName);
export const PORT = number('port', 'bad-port', port);
export const PREFIX = text('path prefix', 'bad-path', pathPrefix);
export const PRIORITY = number('priority', 'bad-weight', wholeNumber(999_999));
export const REVISION = text('name of a revision', 'bad-name', label);
export const SECRET = text('name of a Secret', 'bad-name', secretName);
export const SERVICE = text('name of a Service', 'bad-name', serviceName);
export const SUBSET = text('name of a subset', 'bad-name', label);
export const TRUST_DOMAIN = text('trust domain', 'bad-hostname', trustDomain);
export const WEIGHT = number('weight', 'bad-weight', wholeNumber(100));
