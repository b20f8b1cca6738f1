// The certificates that agreements name: those of gateways, and the CAs that vouch for peers.
import type { Certificate, LeafFile } from '../certificates/certificate.ts';
import type { Agreement, Trust } from '../model/agreement.ts';
import type { Federation } from '../model/federation.ts';
import type { Located, Span } from '../text/source.ts';
import { dayOf, daysBetween } from '../model/days.ts';
import type { Row, Value } from './outcome.ts';
import type { Subject } from './subject.ts';
import { present } from './subjects.ts';

export const certificateSubjects = ({ agreements, now }: Federation): readonly Subject[] =>
  agreements.flatMap((agreement) => [
    ...ofGateway(agreement, 'ingress', agreement.gateways.ingress?.certificate, now),
    ...ofGateway(agreement, 'egress', agreement.gateways.egress?.certificate, now),
    ...ofTrust(agreement, agreement.trust, undefined, now),
    ...agreement.peers.flatMap(({ trust, cluster }) => ofTrust(agreement, trust, cluster.value, now)),
  ]);

function ofGateway({ cluster }: Agreement, gateway: string, file: Located<LeafFile> | undefined, now: string): readonly Subject[] {
  if (file === undefined) return [];
  const { leaf, intermediates, file: name } = file.value;
  return [leaf, ...intermediates].map((certificate) => subject(certificate, { cluster, use: 'gateway', gateway, file: name }, file.at, now));
}

function ofTrust({ cluster }: Agreement, trust: Trust | undefined, peer: string | undefined, now: string): readonly Subject[] {
  return (trust?.files ?? []).flatMap(({ value, at }, index) => value.map((certificate) => subject(certificate, { cluster, use: 'trust', peer, file: trust?.names[index] }, at, now)));
}

function subject(certificate: Certificate, where: Readonly<Record<string, Value | undefined>>, at: Span, now: string): Subject {
  const { subject: owner, issuer, ca, key, signature, notBefore, notAfter, fingerprint, uris, names } = certificate;
  const until = dayOf(notAfter);
  const times = { from: dayOf(notBefore), until, days: daysBetween(now, until), lifetime: daysBetween(dayOf(notBefore), until) };
  const dns = names.filter(({ kind }) => kind === 'dns').map(({ value }) => value);
  const row: Row = present({ ...where, subject: owner, issuer, ca, key, signature, ...times, fingerprint, uris, dns });
  return { row, at, name: `the certificate of ${owner}` };
}
