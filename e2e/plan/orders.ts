// What the program in a pod can be told to do, and what it tells back.
import type { Answered, Sent } from './raw-http.ts';

/** The header by which a request is known again, wherever it arrives. */
export const TAG = 'meshfed-e2e';

export interface Call extends Sent {
  /** A name or an address. */
  readonly host: string;
  readonly port: number;
  /** Undefined: without TLS, as an application calls. */
  readonly tls?: Tls;
}

export interface Tls {
  readonly sni: string;
  /** PEM; undefined: no client certificate. */
  readonly pair?: { readonly certificate: string; readonly key: string };
}

/** `refused`: in the TLS handshake. `unreached`: no such name, or nobody there. `closed`: connected, and then no answer. */
export type Outcome =
  | (Answered & { readonly kind: 'answer' })
  | { readonly kind: 'refused' | 'unreached' | 'closed'; readonly why: string };

/** Requests of one client, one connection after the other where an answer closes it. */
export interface Visit {
  readonly host: string;
  readonly port: number;
  readonly tls: Tls & { readonly alpn: readonly string[] };
  /** `h2`: all at once, on one connection; `h1`: one after the other. */
  readonly protocol: 'h1' | 'h2';
  readonly requests: readonly Sent[];
}

/** A request as the application saw it. */
export interface Arrival {
  readonly pod: string;
  /** Of the pod, on which it came. */
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** From now on connections to `port` of this machine go on to `to`; null: nobody is there. Those that are open end. */
export interface Relay {
  readonly port: number;
  readonly to: { readonly host: string; readonly port: number } | null;
}

export type Order =
  | { readonly call: Call }
  | { readonly visit: Visit }
  | { readonly arrivals: string }
  /** All arrivals since this was last asked, by tag. */
  | { readonly drain: true }
  | { readonly fetch: string }
  | { readonly relay: Relay };

export interface Settings {
  readonly pod: string;
  readonly ports: readonly number[];
}
