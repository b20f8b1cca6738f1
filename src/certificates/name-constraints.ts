// Whether a CA's name constraints allow the names of a certificate below it: RFC 5280 4.2.1.10, as BoringSSL reads it.
import type { Certificate, Name, NameConstraints } from './certificate.ts';

/** Why not, in words that finish the sentence 'the CA …'; undefined where nothing is against it. */
export function forbiddenBy(constraints: NameConstraints, { names, subject }: Pick<Certificate, 'names' | 'subject'>): string | undefined {
  if (!constraints.supported) return 'has name constraints that no verifier can read';
  const subjects: readonly Name[] = subject === '' ? [] : [{ kind: 'directory', value: subject }];
  for (const name of [...subjects, ...names]) {
    const problem = forbidden(constraints, name);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Whether a certificate with this SPIFFE ID could hold below such constraints, as far as the ID goes. */
export const allowsUri = (constraints: NameConstraints, uri: string): boolean =>
  constraints.supported && forbidden(constraints, { kind: 'uri', value: uri }) === undefined;

function forbidden({ permitted, excluded }: NameConstraints, name: Name): string | undefined {
  const ofKind = (list: readonly Name[]): readonly Name[] => list.filter(({ kind }) => kind === name.kind);
  if (ofKind(excluded).some((constraint) => covers(constraint, name) !== false)) return `excludes the name ${name.value}`;
  const allowed = ofKind(permitted);
  if (allowed.length === 0 || allowed.some((constraint) => covers(constraint, name) === true)) return undefined;
  return `permits only ${allowed.map(({ value }) => `\`${value}\``).join(', ')}, and not the name ${name.value}`;
}

/** Undefined where nobody can say: then the name is refused, as a permitted one and as an excluded one. */
function covers({ kind, value: base }: Name, { value }: Name): boolean | undefined {
  switch (kind) {
    case 'uri':
      return coversUri(base, value);
    case 'dns':
      return base === '' || lower(value) === lower(base) || lower(value).endsWith(base.startsWith('.') ? lower(base) : `.${lower(base)}`);
    case 'email':
      return coversEmail(base, value);
    case 'ip':
      return coversIp(base, value);
    case 'directory':
      return `, ${lower(value)}`.endsWith(`, ${lower(base)}`) || base === '';
    case 'other':
    case 'id':
      return undefined;
  }
}

const lower = (text: string): string => text.toLowerCase();

/** The constraint is a host, or with a leading dot all hosts below one; for a SPIFFE ID the host is its trust domain. */
function coversUri(base: string, uri: string): boolean | undefined {
  const host = /^[^:]*:\/\/([^/:]+)/.exec(uri)?.[1];
  if (host === undefined) return undefined;
  if (base.startsWith('.')) return host.length > base.length && lower(host).endsWith(lower(base));
  return lower(host) === lower(base);
}

function coversEmail(base: string, email: string): boolean | undefined {
  const at = email.lastIndexOf('@');
  if (at === -1) return undefined;
  const host = email.slice(at + 1);
  if (base.startsWith('.')) return lower(host).endsWith(lower(base)) && host.length > base.length;
  if (!base.includes('@')) return lower(host) === lower(base);
  const split = base.lastIndexOf('@');
  return (split === 0 || base.slice(0, split) === email.slice(0, at)) && lower(base.slice(split + 1)) === lower(host);
}

function coversIp(base: string, address: string): boolean | undefined {
  if (base.length !== address.length * 2) return address.length === 8 || address.length === 32 ? false : undefined;
  const [network, mask, own] = [base.slice(0, address.length), base.slice(address.length), address].map((hex) => Buffer.from(hex, 'hex'));
  return own?.every((byte, index) => ((byte ^ (network?.[index] ?? 0)) & (mask?.[index] ?? 0)) === 0);
}
